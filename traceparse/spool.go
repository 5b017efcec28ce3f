package traceparse

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// spooled is a stream written to a temporary file.
type spooled struct {
	file *os.File
	size int64
	cut  error // why the stream ended before its end
}

// A compressed input may not grow to more than maxRatio times its size once it is
// larger than ratioFrom bytes; execution traces shrink four to twelve times.
const (
	maxRatio  = 200
	ratioFrom = 1 << 30
)

// spool copies a stream, decompressed, to a temporary file. A stream that breaks
// off keeps what came before.
func spool(r io.Reader) (*spooled, error) {
	counter := &countingReader{r: r}
	br := bufio.NewReaderSize(counter, 1<<16)
	head, _ := br.Peek(headerSize)
	src := io.Reader(br)
	if open := compression(head); open != nil {
		d, err := open(br)
		if err != nil {
			return nil, err
		}
		defer d.Close()
		src = d
	}
	start := make([]byte, headerSize)
	n, _ := io.ReadFull(src, start)
	if _, err := parseHeader(start[:n]); err != nil {
		return nil, err // before a byte of something else fills the disk
	}
	f, err := os.CreateTemp("", "chanlens-*.trace")
	if err != nil {
		return nil, fmt.Errorf("no place to keep the trace while it is read: %w", err)
	}
	s := &spooled{file: f}
	if err := s.copy(io.MultiReader(bytes.NewReader(start[:n]), src), counter); err != nil {
		s.remove()
		return nil, err
	}
	return s, nil
}

// copy writes all of src to the file. Only errors of writing are returned.
func (s *spooled) copy(src io.Reader, in *countingReader) error {
	buf := make([]byte, 1<<18)
	for {
		n, err := src.Read(buf)
		if _, werr := s.file.Write(buf[:n]); werr != nil {
			return fmt.Errorf("no place to keep the trace while it is read: %w", werr)
		}
		s.size += int64(n)
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			s.cut = fmt.Errorf("the input breaks off after %d bytes: %w", s.size, err)
			return nil
		case s.size > ratioFrom && s.size/maxRatio > in.n:
			s.cut = fmt.Errorf("the input grows more than %d times when it is decompressed; reading stopped after %d bytes", maxRatio, s.size)
			return nil
		}
	}
}

func (s *spooled) remove() error {
	s.file.Close()
	return os.Remove(s.file.Name())
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

// countingReader counts the bytes read through it.
type countingReader struct {
	r io.Reader
	n int64
}

func (c *countingReader) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}
