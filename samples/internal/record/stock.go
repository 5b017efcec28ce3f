package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// sums has the checksums of the sources that the stock traces were recorded from, as
// sha256sum writes them.
const sums = "SHA256SUMS"

// recordStock records the samples among some that have a trace as Go itself writes it.
func recordStock(dirs []string, tmp string) error {
	dirs = slices.DeleteFunc(dirs, func(dir string) bool {
		_, err := os.Stat(filepath.Join(dir, "recorded.trace"))
		return err != nil
	})
	if len(dirs) == 0 {
		return fmt.Errorf("none of these has a recorded.trace to be replaced")
	}
	bin := filepath.Join(tmp, "bin")
	if err := build(dirs, bin); err != nil {
		return err
	}
	for _, dir := range dirs {
		file := filepath.Join(dir, "recorded.trace")
		if err := runAlike(exec.Command(program(bin, dir), "-trace", file)); err != nil {
			return err
		}
		info, err := os.Stat(file)
		if err != nil {
			return err
		}
		log.Printf("%s: %d bytes", file, info.Size())
		if err := sum(dir); err != nil {
			return err
		}
	}
	return nil
}

// sum replaces the checksum of one source.
func sum(dir string) error {
	source := dir + "/main.go"
	text, err := os.ReadFile(source)
	if err != nil {
		return err
	}
	old, err := os.ReadFile(sums)
	if err != nil {
		return err
	}
	var lines []string
	for line := range bytes.Lines(old) {
		if len(line) > 2*sha256.Size && !bytes.HasSuffix(line, []byte("  "+source+"\n")) {
			lines = append(lines, string(line))
		}
	}
	lines = append(lines, fmt.Sprintf("%x  %s\n", sha256.Sum256(text), source))
	name := func(line string) string { return line[2*sha256.Size:] }
	slices.SortFunc(lines, func(a, b string) int { return strings.Compare(name(a), name(b)) })
	return os.WriteFile(sums, []byte(strings.Join(lines, "")), 0o644)
}
