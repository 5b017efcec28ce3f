// Record runs samples and keeps what was recorded beside their sources. It works in the
// samples folder, where go generate starts it.
//
//	go run ./internal/record [-stock] [name...]
//
// A name is that of a folder, or its number or its word alone. Without a name it records
// all.
//
// The recordings have every channel operation: the programs are built and run by
// "chanlens record". With -stock, record makes the traces as Go itself writes them, of the
// samples that have one.
//
// Traces name source lines, so they are good only for the source that they were recorded
// from. A recording bears the source's checksum, and SHA256SUMS those of the stock traces'
// sources. Tests find the sample that was edited but not recorded again.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("record: ")
	stock := flag.Bool("stock", false, "record traces as Go itself writes them")
	flag.Parse()
	if err := record(flag.Args(), *stock); err != nil {
		log.Fatal(err)
	}
}

func record(names []string, stock bool) error {
	dirs, err := folders(names)
	if err != nil {
		return err
	}
	tmp, err := os.MkdirTemp("", "record")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	if stock {
		return recordStock(dirs, tmp)
	}
	return recordExact(dirs, tmp)
}

// folders returns those of the samples that are named; all without a name.
func folders(names []string) ([]string, error) {
	sources, err := filepath.Glob("[0-9][0-9]-*/main.go")
	if err != nil {
		return nil, err
	}
	if len(sources) == 0 {
		return nil, fmt.Errorf("no samples here; run it in the samples folder")
	}
	var dirs []string
	found := map[string]bool{}
	for _, source := range sources {
		dir := filepath.Dir(source)
		number, word, _ := strings.Cut(dir, "-")
		named := len(names) == 0
		for _, name := range names {
			if slices.Contains([]string{dir, number, word}, filepath.Base(name)) {
				named, found[name] = true, true
			}
		}
		if named {
			dirs = append(dirs, dir)
		}
	}
	for _, name := range names {
		if !found[name] {
			return nil, fmt.Errorf("no sample %q", name)
		}
	}
	return dirs, nil
}

// build builds the programs in some folders into one. What stands before the build is the
// command that has it done another way. Paths of the machine are kept out of the traces.
func build(dirs []string, into string, before ...string) error {
	args := append(before, "go", "build", "-trimpath", "-o", into+string(filepath.Separator))
	for _, dir := range dirs {
		args = append(args, "./"+dir)
	}
	return run(exec.Command(args[0], args[1:]...))
}

// program returns where build puts the program of a folder.
func program(into, dir string) string {
	path := filepath.Join(into, dir)
	if _, err := os.Stat(path + ".exe"); err == nil {
		return path + ".exe"
	}
	return path
}

// runAlike runs a program with the same number of processors on every machine: the
// timeline shows them.
func runAlike(cmd *exec.Cmd, env ...string) error {
	cmd.Env = append(append(os.Environ(), "GOMAXPROCS=4"), env...)
	return run(cmd)
}

func run(cmd *exec.Cmd) error {
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", cmd, err, out)
	}
	return nil
}
