package capture

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// DumpName returns the name of the goroutine dump beside a trace.
func DumpName(trace string) string { return trace + ".goroutines" }

// The first bytes of the files that are written here, and so may be overwritten.
const (
	traceMagic = "go 1."
	dumpMagic  = "goroutine "
	headSize   = 16 // of a trace: "go 1.26 trace", padded with zeros
)

// isTrace reports whether the first bytes of a file are a trace's.
func isTrace(head []byte) bool {
	return bytes.HasPrefix(head, []byte(traceMagic)) && bytes.Contains(head, []byte(" trace\x00"))
}

func isDump(head []byte) bool { return bytes.HasPrefix(head, []byte(dumpMagic)) }

// protect refuses to overwrite what is no recording.
func (j *Job) protect() error {
	if j.File == "-" {
		return errors.New("-o -: a trace is written to a file\nTo look at one as it comes: curl -s URL | chanlens -")
	}
	if err := mayReplace(j.File, "trace", isTrace); err != nil {
		return err
	}
	return mayReplace(DumpName(j.File), "goroutine dump", isDump)
}

// mayReplace checks that a file is not there, empty, or what it will be replaced by.
func mayReplace(name, kind string, fits func(head []byte) bool) error {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case info.IsDir():
		return fmt.Errorf("%s is a directory\nGive the name of a file in it with -o.", name)
	case !info.Mode().IsRegular():
		return fmt.Errorf("%s is no plain file\nGive the name of one with -o.", name)
	case info.Size() == 0:
		return nil
	}
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	head := make([]byte, headSize)
	n, err := io.ReadFull(f, head)
	if err != nil && err != io.ErrUnexpectedEOF {
		return err
	}
	if !fits(head[:n]) {
		return fmt.Errorf("%s is there and is no %s, so it is not overwritten\nGive another name with -o, or remove it.", name, kind)
	}
	return nil
}

// part is a file under a temporary name beside its final one.
type part struct {
	*os.File
	final string
}

// create makes a file that will have that name once it is kept. What a link leads to is
// replaced, and not the link.
func create(name string) (*part, error) {
	if to, err := filepath.EvalSymlinks(name); err == nil {
		name = to
	}
	f, err := os.OpenFile(fmt.Sprintf("%s.%d.part", name, os.Getpid()), os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: there is no folder %s", name, filepath.Dir(name))
	}
	if err != nil {
		return nil, err
	}
	return &part{f, name}, nil
}

// keep gives the file its name.
func (p *part) keep() error {
	if err := p.Close(); err != nil {
		return err
	}
	return os.Rename(p.Name(), p.final)
}

// discard removes the file, unless it was kept.
func (p *part) discard() {
	p.Close()
	os.Remove(p.Name()) // there is nothing to be done about an error, nor one once it was kept
}
