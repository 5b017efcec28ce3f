package main

import (
	"errors"
	"fmt"
	"io"
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

// withOutput calls write with the file of that name, or standard output for "".
func withOutput(cmd *cobra.Command, name string, write func(io.Writer) error) error {
	if name == "" || name == "-" {
		return write(cmd.OutOrStdout())
	}
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	err = write(file)
	if closeErr := file.Close(); closeErr != nil {
		err = errors.Join(err, outputError{closeErr})
	}
	return err
}

// protectInputs refuses to overwrite a file that is to be read.
func protectInputs(output string, inputs []string) error {
	out, err := os.Stat(output)
	if output == "" || err != nil {
		return nil
	}
	for _, name := range inputs {
		if in, err := os.Stat(name); err == nil && os.SameFile(in, out) {
			return fmt.Errorf("%s: would be overwritten by the output; choose another name for -o", name)
		}
	}
	return nil
}
