package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime/debug"
	"strings"

	"chanlens/cmd/chanlens/internal/report"
	"chanlens/cmd/chanlens/internal/state"
	"chanlens/model"
	"chanlens/samples"
	"chanlens/traceparse"
	"chanlens/tui/clip"

	"github.com/spf13/cobra"
)

// howToRecord stands behind an error about a file that is no trace.
const howToRecord = `Record a trace with "chanlens record -- go run .", with "go test -trace trace.out", with runtime/trace.Start, or from /debug/pprof/trace?seconds=5 of net/http/pprof.`

// source is where a trace comes from. It is not open yet where that needs to read
// all of the input, which takes time: begin or load does it then.
type source struct {
	name  string
	file  string            // the name of the file; "" if it is none
	input *traceparse.Input // nil: not open yet
	open  func(context.Context, func(traceparse.Progress)) (*traceparse.Input, error)
	next  []string // what to do next with this trace, for people

	command []string      // words of the command that opens it
	key     func() string // what the trace is known by another day; nil: it is not
}

// openOptional opens the file among the arguments, or the sample if there is none.
func openOptional(cmd *cobra.Command, args []string) (*source, error) {
	if len(args) == 0 {
		return openSample(samples.Default())
	}
	return open(cmd.Context(), args[0], cmd.InOrStdin())
}

// open opens a trace file, or standard input for "-". What it returns is checked
// to be a trace, unless all of it must be read for that.
func open(ctx context.Context, name string, stdin io.Reader) (*source, error) {
	src := &source{name: name, command: []string{"chanlens", fileName(name)}, key: func() string { return state.KeyOf(name) }}
	switch {
	case name == "":
		return nil, errors.New(`the file name is empty; is it a shell variable that is not set?`)
	case name == "-" && isTerminal(stdin):
		return nil, errors.New("-: standard input is the terminal; pipe a trace into it, or give a file")
	case name == "-":
		src.name, src.key = "standard input", nil
	case isDir(name):
		return nil, fmt.Errorf("%s is a directory, not a trace\nName the traces in it: %s", name, fileWord(name)+"/*.trace")
	default:
		src.file = name
		src.next = []string{
			"See it as a timeline:  chanlens " + fileWord(name),
			"All of it as JSON:     chanlens report --format json " + fileWord(name),
		}
	}
	src.open = func(ctx context.Context, progress func(traceparse.Progress)) (*traceparse.Input, error) {
		in, err := traceparse.Open(ctx, name, stdin, progress)
		return in, explain(name, err)
	}
	if traceparse.Streams(name, stdin) {
		return src, nil
	}
	return src, src.begin(ctx, nil)
}

func isDir(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// openSample opens a trace that is part of the binary.
func openSample(s samples.Sample) (*source, error) {
	name, trace := "sample "+s.Name, sampleTrace(s)
	in, err := traceparse.FromBytes(name, trace)
	if err != nil {
		return nil, err
	}
	return &source{name: name, input: in, command: []string{"chanlens", "sample", s.Name}, key: func() string { return state.KeyOfBytes(trace, int64(len(trace))) }, next: []string{
		"See it as a timeline:  chanlens sample " + s.Name,
		"Read its program:      chanlens sample --source " + s.Name,
		"Other samples:         chanlens sample",
	}}, nil
}

// sampleTrace returns the trace to show of a sample: the stock one if there is one. It may
// be compressed.
func sampleTrace(s samples.Sample) []byte {
	if s.Trace != nil {
		return s.Trace
	}
	return s.Recording
}

// begin opens the source if it is not open yet. progress may be nil.
func (s *source) begin(ctx context.Context, progress func(traceparse.Progress)) (err error) {
	if s.input == nil {
		s.input, err = s.open(ctx, progress)
	}
	return err
}

// loadFlags are the flags of every command that loads a trace.
type loadFlags struct {
	window   windowFlags
	memory   int64
	inferred bool
}

func addLoadFlags(cmd *cobra.Command, f *loadFlags) {
	addWindowFlags(cmd, &f.window)
	addMemoryFlag(cmd, &f.memory)
	cmd.Flags().BoolVar(&f.inferred, "inferred", false, "leave recorded channel operations out, as if the trace were a stock one: channels are then inferred")
}

// options returns what the flags say of loading. It says at once what is wrong with
// them whatever the trace.
func (f *loadFlags) options() (traceparse.Options, error) {
	w, err := f.window.parse()
	if err != nil {
		return traceparse.Options{}, err
	}
	opt := traceparse.Options{Memory: f.memory, Inferred: f.inferred}
	if !w.all() {
		opt.Window = w.of
	}
	if f.memory != noMemoryLimit {
		debug.SetMemoryLimit(f.memory) // the collector's: it tries harder near it
	}
	return opt, nil
}

// load reads the trace.
func (s *source) load(ctx context.Context, opt traceparse.Options) (*model.Trace, error) {
	if err := s.begin(ctx, opt.Progress); err != nil {
		return nil, err
	}
	t, err := traceparse.Load(ctx, s.input, opt)
	if err != nil {
		return nil, err
	}
	return t, nil
}

func (s *source) close() {
	if s.input != nil {
		s.input.Close()
	}
}

// explain puts what to do behind an error about opening a trace.
func explain(name string, err error) error {
	path, ok := errors.AsType[*fs.PathError](err)
	ofInput := ok && path.Path == name // and not of a temporary file
	switch {
	case ofInput && errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s: there is no such file", name)
	case ofInput:
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

// fileWord writes a file name as an argument in a shell: none that a command
// takes for a flag.
func fileWord(name string) string { return clip.Word(fileName(name)) }

// fileName writes a file name so that a command does not take it for a flag.
func fileName(name string) string {
	if strings.HasPrefix(name, "-") && name != "-" {
		name = "./" + name
	}
	return name
}

// words returns the flags that were given, as words of a command line.
func (f *loadFlags) words(cmd *cobra.Command) []string {
	var words []string
	for _, name := range []string{"from", "to", "memory"} {
		if flag := cmd.Flags().Lookup(name); flag != nil && flag.Changed {
			words = append(words, "--"+name, flag.Value.String())
		}
	}
	if f.inferred {
		words = append(words, "--inferred")
	}
	return words
}
