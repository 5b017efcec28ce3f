package record

import (
	"bytes"
	"debug/buildinfo"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// markedFunc is a function that the overlay adds to the runtime, and that is never inlined.
const markedFunc = "chanlensNewCategory"

// mark stands in every program that was built with the overlay, even in one without
// symbols: the function's name, as it is in the table from which stack traces take their
// names. In a program that only knows of it, as this one, it is in two parts.
var mark = []byte("\x00runtime." + noConstant(markedFunc) + "\x00")

// noConstant keeps the compiler from joining a text to its neighbours.
//
//go:noinline
func noConstant(text string) string { return text }

// isMarked reports whether a program can record.
func isMarked(name string) (bool, error) {
	f, err := os.Open(name)
	if err != nil {
		return false, err
	}
	defer f.Close()
	return contains(f, mark)
}

// contains reports whether a text stands anywhere in what is read.
func contains(r io.Reader, text []byte) (bool, error) {
	buf := make([]byte, 1<<20)
	kept := 0 // bytes of before that the text may begin in
	for {
		n, err := io.ReadFull(r, buf[kept:])
		have := buf[:kept+n]
		if bytes.Contains(have, text) {
			return true, nil
		}
		switch {
		case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
			return false, nil
		case err != nil:
			return false, err
		}
		kept = copy(buf, have[len(have)-(len(text)-1):])
	}
}

// checkMarked explains how to record a program that was not built for it.
func checkMarked(name string) error {
	marked, err := isMarked(name)
	switch {
	case err != nil:
		return fmt.Errorf("%s: %w", name, reason(err))
	case marked:
		return nil
	}
	info, err := buildinfo.ReadFile(name)
	if err != nil {
		return fmt.Errorf(`%s is no Go program, and cannot be recorded
Record a Go program that it starts: build that with "chanlens record -- go build", and set %s=FILE for it.`, name, traceVariable)
	}
	pkg := info.Path
	if pkg == "command-line-arguments" || pkg == "" {
		pkg = "its package"
	}
	return fmt.Errorf(`%s was not built for recording
Build it so:  chanlens record -- go build -o %s %s`, name, filepath.Base(name), pkg)
}
