package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"
)

// The exit codes. See the package comment.
const (
	exitOK       = 0
	exitFindings = 1
	exitBadInput = 2
)

// gcPercent makes the collector run sooner than by default. Nearly all of a loaded
// trace is columns without pointers, which cost a collection nothing, so that this
// saves a fifth of the memory for a few hundredths of the time.
const gcPercent = 10

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run runs one command line and returns its exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := untilSignal()
	defer stop()
	// A second Ctrl-C ends a program that does not heed the first.
	context.AfterFunc(ctx, stop)

	root := newRoot()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if status, ok := errors.AsType[exitStatus](err); ok {
		return int(status)
	}
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errFindings):
		return exitFindings
	case ctx.Err() != nil && errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "chanlens: interrupted")
	default:
		complain(stderr, err)
	}
	return exitBadInput
}

// errFindings says that a report found what --fail-on asked about. The report
// itself has said what.
var errFindings = errors.New("findings")

// complain prints an error, one line for each of several joined together, and
// behind it what to do about it.
func complain(w io.Writer, err error) {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range joined.Unwrap() {
			complain(w, e)
		}
		return
	}
	for i, line := range strings.Split(strings.TrimRight(err.Error(), "\n"), "\n") {
		prefix := "chanlens: "
		if i > 0 {
			prefix = "\t"
		}
		fmt.Fprintln(w, prefix+strings.TrimRight(line, " \t\r"))
	}
}
