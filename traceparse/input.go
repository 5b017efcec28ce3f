package traceparse

import (
	"bytes"
	"context"
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

// Open opens the named trace; "-" stands for stdin. Compression by gzip or
// zstd is recognised by content. The error of input that is no trace wraps
// [ErrNotTrace].
//
// Where [Streams] says so, it reads all of the input first. Then it calls progress
// (which may be nil) now and then with the bytes so far, out of an unknown total,
// and gives up with ctx's error when ctx is done.
func Open(ctx context.Context, path string, stdin io.Reader, progress func(Progress)) (*Input, error) {
	if path == "-" {
		return openStdin(ctx, stdin, progress)
	}
	f, err := openFile(ctx, path)
	if err != nil {
		return nil, err
	}
	if isDir(f) {
		f.Close()
		return nil, fmt.Errorf("%s is a directory", path)
	}
	if !isPlainFile(f) {
		defer f.Close()
		return fromStream(ctx, path, f, progress)
	}
	in, err := fromFile(ctx, path, f, f.Close, progress)
	if err != nil {
		f.Close()
		return nil, err
	}
	return in, nil
}

func openStdin(ctx context.Context, stdin io.Reader, progress func(Progress)) (*Input, error) {
	const name = "standard input"
	f, ok := stdin.(*os.File)
	switch {
	case ok && isDir(f):
		return nil, fmt.Errorf("%s is a directory", name)
	case ok && isPlainFile(f):
		return fromFile(ctx, name, f, func() error { return nil }, progress)
	}
	return fromStream(ctx, name, stdin, progress)
}

// Streams reports whether all of an input has to be read to open it, because it is
// no plain file or is compressed. That may take long, or for ever.
func Streams(path string, stdin io.Reader) bool {
	if path == "-" {
		f, ok := stdin.(*os.File)
		return !ok || !isDir(f) && !(isPlainFile(f) && !isCompressed(f))
	}
	fi, err := os.Stat(path)
	if err != nil || !fi.Mode().IsRegular() {
		return err == nil && !fi.IsDir()
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	return isCompressed(f)
}

// FromBytes returns an input over data, which must not change while it is in use.
func FromBytes(name string, data []byte) (*Input, error) {
	if compression(data) != nil {
		return fromStream(context.Background(), name, bytes.NewReader(data), nil)
	}
	return newInput(name, bytes.NewReader(data), int64(len(data)), nil, func() error { return nil })
}

// Close releases what the input holds. Models loaded from it stay valid.
func (in *Input) Close() error { return in.close() }

func isPlainFile(f *os.File) bool {
	fi, err := f.Stat()
	return err == nil && fi.Mode().IsRegular()
}

func isDir(f *os.File) bool {
	fi, err := f.Stat()
	return err == nil && fi.IsDir()
}

// isCompressed looks at the first bytes of a plain file.
func isCompressed(f *os.File) bool {
	head := make([]byte, headerSize)
	n, _ := f.ReadAt(head, 0) // whoever reads more meets the error again
	return compression(head[:n]) != nil
}

// fromFile reads a plain file in place, unless it is compressed.
func fromFile(ctx context.Context, name string, f *os.File, closer func() error, progress func(Progress)) (*Input, error) {
	if isCompressed(f) {
		in, err := fromStream(ctx, name, io.NewSectionReader(f, 0, 1<<62), progress)
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
func fromStream(ctx context.Context, name string, r io.Reader, progress func(Progress)) (*Input, error) {
	s, err := spool(ctx, r, progress)
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
		return nil, fmt.Errorf("%s: %w", name, unreadable(err))
	}
	v, err := parseHeader(head[:n])
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return &Input{name: name, data: data, size: size, version: v, header: head, cut: cut, close: closer}, nil
}
