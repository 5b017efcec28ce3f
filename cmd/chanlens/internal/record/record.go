package record

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"
)

// The variables by which a program that was built with the overlay is told to record.
const (
	traceVariable   = "CHANLENS_TRACE"         // the file
	optionsVariable = "CHANLENS_TRACE_OPTIONS" // words with commas between them
)

// Options say what to record, and how.
type Options struct {
	Command []string      // the words of the command line
	Output  string        // the trace's file; "": after the program, in the current folder
	Limit   time.Duration // how long to record; 0: until the program ends
	Stock   bool          // no channel operations
	NoPolls bool          // no operations that could not proceed and did not wait

	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Terminal       bool // Stderr is a terminal

	Self []string            // the words by which the go command calls [Hook]
	Word func(string) string // writes a file name as a word in a shell
}

// Result is how a recording ended.
type Result struct {
	Traces []string // the files, as they are called now
	Code   int      // what the command's exit code would be without us; 0 if its time was over
}

// Run runs a command line to its end and records it. An error means that the command
// could not be run; whatever it did itself is in the result.
func Run(ctx context.Context, opt Options) (Result, error) {
	l, err := parseLine(opt.Command)
	if err != nil {
		return Result{}, err
	}
	if opt.Output != "" && !l.builds() {
		if err := checkOutput(opt.Output); err != nil {
			return Result{}, err
		}
	}
	s := &session{Options: opt, ctx: ctx, line: l, signals: startRelay(opt.Limit)}
	defer s.signals.stop()
	switch {
	case l.verb == noVerb:
		return s.program()
	case l.builds():
		return s.goBuild()
	case l.verb == verbTest:
		return s.goTest()
	}
	return s.goRun()
}

// session is one recording.
type session struct {
	Options
	ctx     context.Context
	line    line
	signals *relay
}

// say writes a line for people.
func (s *session) say(format string, args ...any) {
	fmt.Fprintf(s.Stderr, "chanlens: "+format+"\n", args...)
}

// sayStart says that a program starts now.
func (s *session) sayStart(trace string) {
	what := "Ctrl-C ends it"
	if s.Limit > 0 {
		what = fmt.Sprintf("ends after %v", s.Limit)
	}
	s.say("recording to %s; %s", trace, what)
}

// variables returns the settings of a recorded program, but for the file.
func (s *session) variables() []string {
	var list []string
	if s.NoPolls {
		list = append(list, "nopolls")
	}
	if s.Stock {
		list = append(list, "noops")
	}
	if s.Limit > 0 {
		list = append(list, fmt.Sprintf("for=%d", s.Limit.Milliseconds()))
	}
	if len(list) == 0 {
		return nil
	}
	return []string{optionsVariable + "=" + strings.Join(list, ",")}
}

// code returns the exit code of a recording, given that of what ran.
func (s *session) code(end exit) int {
	if _, expired := s.signals.told(); expired {
		return 0
	}
	return end.code
}
