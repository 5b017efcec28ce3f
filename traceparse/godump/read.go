package godump

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
)

const (
	// maxLine is how much of a line is looked at. The runtime prints no longer ones but
	// for labels, which are not needed.
	maxLine = 1 << 16
	// maxUnpacked is how much a packed dump may grow to. The runtime's handlers give up at
	// half of that.
	maxUnpacked = 128 << 20
)

// Parse reads a dump. The error of input that is none wraps [ErrNotDump].
func Parse(r io.Reader) (*Dump, error) {
	in := bufio.NewReaderSize(r, maxLine)
	head, err := in.Peek(2)
	if err != nil && err != io.EOF {
		return nil, err
	}
	p := newParser()
	if !bytes.Equal(head, []byte("\x1f\x8b")) {
		err = p.read(in)
	} else {
		err = p.readPacked(in)
	}
	if err != nil {
		return nil, err
	}
	if len(p.dump.Goroutines) == 0 {
		return nil, p.refuse()
	}
	return p.finish(), nil
}

// readPacked reads what is packed with gzip.
func (p *parser) readPacked(packed io.Reader) error {
	z, err := gzip.NewReader(packed)
	if err == nil {
		limited := &io.LimitedReader{R: z, N: maxUnpacked}
		err = p.read(bufio.NewReaderSize(limited, maxLine))
		if err == nil && limited.N <= 0 {
			return fmt.Errorf("it grows to more than %d MB when it is unpacked; unpack it with gunzip if it is a dump", maxUnpacked>>20)
		}
	}
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		p.dump.Cut = true
		return nil
	case err != nil:
		return fmt.Errorf("it cannot be unpacked: %w", err)
	}
	return nil
}

// read takes all lines. What stands before an error is taken, too.
func (p *parser) read(in *bufio.Reader) error {
	for {
		line, err := in.ReadSlice('\n')
		long := errors.Is(err, bufio.ErrBufferFull)
		text, whole := bytes.CutSuffix(line, []byte("\n"))
		text = bytes.TrimSuffix(text, []byte("\r"))
		if whole || long {
			p.line(text, long)
		} else {
			p.tail(text)
		}
		for errors.Is(err, bufio.ErrBufferFull) {
			_, err = in.ReadSlice('\n')
		}
		if err == nil {
			continue
		}
		p.dump.Cut = p.dump.Cut || p.unfinished()
		p.close()
		if err == io.EOF {
			return nil
		}
		return err
	}
}

// tail takes the last line, which has no end. If it belongs to a goroutine, more may
// be missing than its end.
func (p *parser) tail(text []byte) {
	switch {
	case len(text) == 0:
	case p.at != outside:
		p.dump.Cut = true
	default:
		p.dump.Cut = p.dump.Cut || bytes.HasPrefix(text, headerWord)
		p.elsewhere(text)
	}
}
