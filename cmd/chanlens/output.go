package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/spf13/cobra"
)

// outputError says that what was to be written could not be, so going on is no use.
type outputError struct{ err error }

func (e outputError) Error() string { return "cannot write: " + e.err.Error() }
func (e outputError) Unwrap() error { return e.err }

func isOutputError(err error) bool {
	_, ok := errors.AsType[outputError](err)
	return ok
}

// withOutput calls write with the file of that name, or standard output for "" and
// "-". The file is made when the first byte is written, so that a failure before
// that leaves an older one as it is.
func withOutput(cmd *cobra.Command, name string, write func(io.Writer) error) error {
	if name == "" || name == "-" {
		return write(cmd.OutOrStdout())
	}
	out := &lateFile{name: name}
	err := write(out)
	if closeErr := out.close(); closeErr != nil {
		err = errors.Join(err, outputError{closeErr})
	}
	return err
}

// lateFile is a file that is made when something is written to it.
type lateFile struct {
	name string
	file *os.File
}

func (l *lateFile) Write(p []byte) (n int, err error) {
	if l.file == nil {
		if l.file, err = os.Create(l.name); err != nil {
			return 0, err
		}
	}
	return l.file.Write(p)
}

func (l *lateFile) close() error {
	if l.file == nil {
		return nil
	}
	return l.file.Close()
}

// protectInputs refuses to overwrite a file that is to be read, by its name or as
// standard input.
func protectInputs(output string, inputs []string, stdin io.Reader) error {
	if output == "" || output == "-" {
		return nil
	}
	out, err := os.Stat(output)
	if err != nil {
		return nil
	}
	for _, name := range inputs {
		if in, err := statInput(name, stdin); err == nil && os.SameFile(in, out) {
			return fmt.Errorf("%s: would be overwritten by the output; choose another name for -o", output)
		}
	}
	return nil
}

// statInput describes what an argument opens.
func statInput(name string, stdin io.Reader) (fs.FileInfo, error) {
	if name != "-" {
		return os.Stat(name)
	}
	if f, ok := stdin.(*os.File); ok {
		return f.Stat()
	}
	return nil, fs.ErrNotExist
}
