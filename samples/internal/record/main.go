// Record builds every sample, runs it, and keeps its trace beside its source.
// It works in the samples folder, where go generate starts it.
//
// A trace names source lines, so it is good only for the source that it was
// recorded from. Record writes the checksums of those sources to SHA256SUMS,
// and a test finds the sample that was edited but not recorded again.
package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("record: ")
	if err := recordAll(); err != nil {
		log.Fatal(err)
	}
}

func recordAll() error {
	sources, err := filepath.Glob("[0-9][0-9]-*/main.go")
	if err != nil {
		return err
	}
	if len(sources) == 0 {
		return fmt.Errorf("no samples here; run it in the samples folder")
	}
	tmp, err := os.MkdirTemp("", "record")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)

	var sums bytes.Buffer
	for _, source := range sources {
		text, err := os.ReadFile(source)
		if err != nil {
			return err
		}
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(text), filepath.ToSlash(source))
		if err := record(filepath.Dir(source), filepath.Join(tmp, "sample")); err != nil {
			return fmt.Errorf("%s: %w", filepath.Dir(source), err)
		}
	}
	return os.WriteFile("SHA256SUMS", sums.Bytes(), 0o644)
}

// record builds the sample in dir as bin and runs it.
func record(dir, bin string) error {
	// -trimpath keeps the paths of the machine out of the trace.
	if err := run(exec.Command("go", "build", "-trimpath", "-o", bin, "./"+dir)); err != nil {
		return err
	}
	file := filepath.Join(dir, "recorded.trace")
	cmd := exec.Command(bin, "-trace", file)
	// The same number of processors on every machine: the timeline shows them.
	cmd.Env = append(os.Environ(), "GOMAXPROCS=4")
	if err := run(cmd); err != nil {
		return err
	}
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	log.Printf("%s: %d bytes", file, info.Size())
	return nil
}

func run(cmd *exec.Cmd) error {
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", cmd, err, out)
	}
	return nil
}
