package traceparse

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
)

// Input is an opened trace, plain and with random access.
type Input struct {
	name    string
	data    io.ReaderAt
	size    int64
	version version
	header  []byte
	cut     error // why decompression or reading ended early
	close   func() error
}

// Open opens the named trace; "-" stands for stdin. Compression by gzip or zstd is
// recognised by content. The error of input that is no trace wraps [ErrNotTrace].
func Open(path string, stdin io.Reader) (*Input, error) {
	if path == "-" {
		if f, ok := stdin.(*os.File); ok && isPlainFile(f) {
			return fromFile("standard input", f, func() error { return nil })
		}
		return fromStream("standard input", stdin)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	if fi, err := f.Stat(); err == nil && fi.IsDir() {
		f.Close()
		return nil, fmt.Errorf("%s is a directory", path)
	}
	if !isPlainFile(f) {
		defer f.Close()
		return fromStream(path, f)
	}
	in, err := fromFile(path, f, f.Close)
	if err != nil {
		f.Close()
		return nil, err
	}
	return in, nil
}

// FromBytes returns an input over data, which must not change while it is in use.
func FromBytes(name string, data []byte) (*Input, error) {
	if compression(data) != nil {
		return fromStream(name, bytes.NewReader(data))
	}
	return newInput(name, bytes.NewReader(data), int64(len(data)), nil, func() error { return nil })
}

// Name returns what the input was opened as.
func (in *Input) Name() string { return in.name }

// Size returns the trace's size in bytes, decompressed.
func (in *Input) Size() int64 { return in.size }

// Close releases what the input holds. Models loaded from it stay valid.
func (in *Input) Close() error { return in.close() }

func isPlainFile(f *os.File) bool {
	fi, err := f.Stat()
	return err == nil && fi.Mode().IsRegular()
}

// fromFile reads a plain file in place, unless it is compressed.
func fromFile(name string, f *os.File, closer func() error) (*Input, error) {
	head := make([]byte, headerSize)
	n, err := f.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if compression(head[:n]) != nil {
		in, err := fromStream(name, io.NewSectionReader(f, 0, 1<<62))
		if err == nil {
			closer()
		}
		return in, err
	}
	fi, err := f.Stat()
	if err != nil {
		return nil, err
	}
	return newInput(name, f, fi.Size(), nil, closer)
}

// fromStream spools a stream, decompressed, to a temporary file.
func fromStream(name string, r io.Reader) (*Input, error) {
	s, err := spool(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	in, err := newInput(name, s.file, s.size, s.cut, s.remove)
	if err != nil {
		s.remove()
	}
	return in, err
}

func newInput(name string, data io.ReaderAt, size int64, cut error, closer func() error) (*Input, error) {
	head := make([]byte, headerSize)
	n, err := data.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	v, err := parseHeader(head[:n])
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return &Input{name: name, data: data, size: size, version: v, header: head, cut: cut, close: closer}, nil
}
