package traceparse

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"sync/atomic"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// spooled is a stream written to a temporary file.
type spooled struct {
	file   *os.File
	hidden bool // the file has no name any more, and goes when it is closed
	size   int64
	cut    error // why the stream ended before its end
}

// A compressed input may not grow to more than maxRatio times its size once it is
// larger than ratioFrom bytes; execution traces shrink four to twelve times.
const (
	maxRatio  = 200
	ratioFrom = 1 << 30
)

// spool copies a stream, decompressed, to a temporary file. A stream that breaks
// off keeps what came before. When ctx is done, spool gives up, even within a read
// that blocks. progress, which may be nil, is told how much was written.
func spool(ctx context.Context, r io.Reader, progress func(Progress)) (*spooled, error) {
	in := &countingReader{r: &interruptible{ctx, r}}
	src, closer, err := decompress(in)
	if err != nil {
		return nil, err
	}
	defer closer()
	start, err := readStart(src)
	if err != nil {
		return nil, err
	}
	if _, err := parseHeader(start); err != nil {
		return nil, err // before a byte of something else fills the disk
	}
	s, err := newSpooled()
	if err != nil {
		return nil, err
	}
	if err := s.copy(ctx, io.MultiReader(bytes.NewReader(start), src), in, progress); err != nil {
		s.remove()
		return nil, err
	}
	return s, nil
}

// decompress returns what reads r decompressed, and what to call at the end.
func decompress(r io.Reader) (src io.Reader, closer func() error, err error) {
	br := bufio.NewReaderSize(r, 1<<16)
	head, err := br.Peek(headerSize)
	if err != nil && err != io.EOF {
		return nil, nil, unreadable(err)
	}
	open := compression(head)
	if open == nil {
		return br, func() error { return nil }, nil
	}
	d, err := open(br)
	if err != nil {
		return nil, nil, notDecompressed(err)
	}
	return compressed{d}, d.Close, nil
}

// compressed explains errors of a decompressor.
type compressed struct{ r io.Reader }

func (c compressed) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	if err != nil && err != io.EOF {
		err = notDecompressed(err)
	}
	return n, err
}

func notDecompressed(err error) error {
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("the compressed input is cut off")
	}
	return fmt.Errorf("cannot be decompressed: %w", err)
}

// unreadable explains an error of reading. A file's name in it is left out: the
// caller knows a better one.
func unreadable(err error) error {
	if path, ok := errors.AsType[*fs.PathError](err); ok {
		err = path.Err
	}
	return fmt.Errorf("cannot be read: %w", err)
}

// readStart reads as much of a header as there is.
func readStart(src io.Reader) ([]byte, error) {
	start := make([]byte, headerSize)
	n, err := io.ReadFull(src, start)
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		err = nil // too short: the header's parser says so
	}
	return start[:n], err
}

// newSpooled makes an empty temporary file.
func newSpooled() (*spooled, error) {
	f, err := os.CreateTemp("", "chanlens-*.trace")
	if err != nil {
		return nil, noPlace(err)
	}
	return &spooled{file: f, hidden: hide(f)}, nil
}

func noPlace(err error) error {
	return fmt.Errorf("no place to keep the trace while it is read: %w", err)
}

// copy writes all of src to the file. Only errors of writing are returned, and
// ctx's.
func (s *spooled) copy(ctx context.Context, src io.Reader, in *countingReader, progress func(Progress)) error {
	buf := make([]byte, 1<<18)
	for {
		n, err := src.Read(buf)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if _, werr := s.file.Write(buf[:n]); werr != nil {
			return noPlace(werr)
		}
		s.size += int64(n)
		if progress != nil {
			progress(Progress{Done: s.size})
		}
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			s.cut = fmt.Errorf("the input breaks off after %d bytes: %w", s.size, err)
			return nil
		case s.size > ratioFrom && s.size/maxRatio > in.n.Load():
			s.cut = fmt.Errorf("the input grows more than %d times when it is decompressed; reading stopped after %d bytes", maxRatio, s.size)
			return nil
		}
	}
}

func (s *spooled) remove() error {
	err := s.file.Close()
	if !s.hidden {
		err = errors.Join(err, os.Remove(s.file.Name()))
	}
	return err
}

// compression returns what decompresses data that starts with head, or nil.
func compression(head []byte) func(io.Reader) (io.ReadCloser, error) {
	switch {
	case bytes.HasPrefix(head, []byte("\x1f\x8b")):
		return func(r io.Reader) (io.ReadCloser, error) { return gzip.NewReader(r) }
	case bytes.HasPrefix(head, []byte("\x28\xb5\x2f\xfd")):
		return func(r io.Reader) (io.ReadCloser, error) {
			d, err := zstd.NewReader(r, zstd.WithDecoderMaxWindow(128<<20))
			if err != nil {
				return nil, err
			}
			return d.IOReadCloser(), nil
		}
	}
	return nil
}

// countingReader counts the bytes read through it: a decompressor may read in a
// goroutine of its own.
type countingReader struct {
	r io.Reader
	n atomic.Int64
}

func (c *countingReader) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n.Add(int64(n))
	return n, err
}
