package web

import (
	"bufio"
	"compress/gzip"
	"io"
	"strings"

	"chanlens/samples/proven"
)

// compress returns a reader of the compressed text. A goroutine writes into it
// as it is read.
func compress(text string) *io.PipeReader {
	r, w := io.Pipe()
	go func() {
		z := gzip.NewWriter(w)
		_, err := io.Copy(z, strings.NewReader(text))
		if err == nil {
			err = z.Close()
		}
		w.CloseWithError(err)
	}()
	return r
}

var text = strings.Repeat("so much to say ", 200)

// The reader has looked at the first bytes, and reads on later.
func pipeHeld(stop func()) {
	r := compress(text)
	magic := make([]byte, 2)
	io.ReadFull(r, magic)
	proven.Pause(130)
	stop()
	io.Copy(io.Discard, r)
}

// A reader checks the first bytes of three archives and does not close them. Of
// a fourth, the reader is still in use.
func pipeDropped(stop func()) {
	r := compress(text)
	for range 3 {
		if !isGzip(compress(text)) {
			return
		}
	}
	proven.Pause(25)
	stop()
	io.Copy(io.Discard, r)
}

func isGzip(r io.Reader) bool {
	magic := make([]byte, 2)
	_, err := io.ReadFull(r, magic)
	return err == nil && string(magic) == "\x1f\x8b"
}

// The writer's end of a pipe is lost, and its reader waits for a line that
// nobody can write.
func pipeSilent(stop func()) {
	tail("started\n")
	proven.Pause(70)
	stop()
}

func tail(first string) {
	r, w := io.Pipe()
	go func() {
		for s := bufio.NewScanner(r); s.Scan(); {
			_ = s.Text()
		}
	}()
	io.WriteString(w, first)
}

func init() {
	proven.Healthy("pipe-held", "io.Pipe that is read on later", pipeHeld)
	proven.Leaking("pipe-dropped", "io.Pipes not closed by their reader, and one held", 3, pipeDropped)
	proven.Leaking("pipe-silent", "io.Pipe not closed by its writer", 1, pipeSilent)
}
