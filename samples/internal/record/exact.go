package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
)

// recordExact records every channel operation of the programs in some folders.
func recordExact(dirs []string, tmp string) error {
	chanlens := filepath.Join(tmp, "chanlens.exe")
	if err := run(exec.Command("go", "build", "-o", chanlens, "chanlens/cmd/chanlens")); err != nil {
		return err
	}
	bin := filepath.Join(tmp, "bin")
	if err := build(dirs, bin, chanlens, "record", "--"); err != nil {
		return err
	}
	raw := filepath.Join(tmp, "raw.trace")
	for _, dir := range dirs {
		if err := runAlike(exec.Command(program(bin, dir)), "CHANLENS_TRACE="+raw); err != nil {
			return err
		}
		if err := keep(raw, dir); err != nil {
			return err
		}
		// What is there already would be kept for the next, if that recorded nothing.
		if err := os.Remove(raw); err != nil {
			return err
		}
	}
	return nil
}

// keep compresses a recording into the folder of its program. The header of the file has
// the checksum of the source, and no time or name: the same recording is the same file.
func keep(raw, dir string) error {
	trace, err := os.ReadFile(raw)
	if err != nil {
		return fmt.Errorf("%s recorded nothing: %w", dir, err)
	}
	source, err := os.ReadFile(filepath.Join(dir, "main.go"))
	if err != nil {
		return err
	}
	var packed bytes.Buffer
	z, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return err
	}
	z.Comment = fmt.Sprintf("sha256 of main.go: %x", sha256.Sum256(source))
	if _, err := z.Write(trace); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	file := filepath.Join(dir, "lesson.trace.gz")
	log.Printf("%s: %d bytes", file, packed.Len())
	return os.WriteFile(file, packed.Bytes(), 0o644)
}
