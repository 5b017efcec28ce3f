package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"chanlens/cmd/chanlens/internal/report"
	"chanlens/model"
	"chanlens/samples"
	"chanlens/traceparse"
)

// howToRecord stands behind an error about a file that is no trace.
const howToRecord = `Record a trace with "go test -trace trace.out", with runtime/trace.Start, or from /debug/pprof/trace?seconds=5 of net/http/pprof.`

// source is where a trace comes from.
type source struct {
	name  string
	input *traceparse.Input
	next  []string // what to do next with this trace, for people
}

// open opens a trace file, standard input for "-", or the sample for "".
func open(name string, stdin io.Reader) (*source, error) {
	if name == "" {
		return openSample(samples.Default())
	}
	if name == "-" && isTerminal(stdin) {
		return nil, errors.New("-: standard input is the terminal; pipe a trace into it, or give a file")
	}
	in, err := traceparse.Open(name, stdin)
	if err != nil {
		return nil, explain(name, err)
	}
	src := &source{name: in.Name(), input: in}
	if name != "-" {
		src.next = []string{
			"See it as a timeline:  chanlens " + shellWord(name),
			"All of it as JSON:     chanlens report --format json " + shellWord(name),
		}
	}
	return src, nil
}

// openSample opens a trace that is part of the binary.
func openSample(s samples.Sample) (*source, error) {
	name := "sample " + s.Name
	in, err := traceparse.FromBytes(name, s.Trace)
	if err != nil {
		return nil, err
	}
	return &source{name, in, []string{
		"See it as a timeline:  chanlens sample " + s.Name,
		"Read its program:      chanlens sample --source " + s.Name,
		"Other samples:         chanlens sample",
	}}, nil
}

// load reads the trace. progress may be nil.
func (s *source) load(ctx context.Context, progress func(traceparse.Progress)) (*model.Trace, error) {
	t, err := traceparse.Load(ctx, s.input, traceparse.Options{Progress: progress})
	if err != nil {
		return nil, err
	}
	return t, nil
}

func (s *source) close() { s.input.Close() }

// explain puts what to do behind an error about opening a trace.
func explain(name string, err error) error {
	var path *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s: there is no such file", name)
	case errors.As(err, &path):
		return fmt.Errorf("%s: %w", name, path.Err)
	case errors.Is(err, traceparse.ErrNotTrace):
		return fmt.Errorf("%w\n%s", err, howToRecord)
	}
	return err
}

// warnLost says on w, in a line, how much of a trace could not be read.
func warnLost(w io.Writer, t *model.Trace) {
	if lost := report.Lost(t.Info()); lost != "" {
		fmt.Fprintf(w, "chanlens: %s: warning: %s\n", t.Info().Source, lost)
	}
}

// shellWord quotes a file name where a shell asks for it.
func shellWord(s string) string {
	plain := func(r rune) bool {
		return strings.ContainsRune("/._+-=:@", r) ||
			'0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	if s != "" && strings.IndexFunc(s, func(r rune) bool { return !plain(r) }) < 0 {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
