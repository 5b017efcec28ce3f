package record

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// program records a program that was built for it.
func (s *session) program() (Result, error) {
	path, err := exec.LookPath(s.line.program)
	if err != nil {
		return Result{}, notFound(s.line.program, err)
	}
	if err := checkMarked(path); err != nil {
		return Result{}, err
	}
	return s.runProgram(invocation{Args: append([]string{s.line.program}, s.line.args...)})
}

// runProgram runs a program and records it.
func (s *session) runProgram(in invocation) (Result, error) {
	trace := s.Output
	if trace == "" {
		trace = defaultOutput(in.program())
		if err := checkOutput(trace); err != nil {
			return Result{}, err
		}
	}
	file, err := filepath.Abs(trace)
	if err != nil {
		return Result{}, err
	}
	cmd := exec.Command(in.Args[0], in.Args[1:]...)
	cmd.Dir = in.Dir
	cmd.Stdin, cmd.Stdout, cmd.Stderr = s.Stdin, s.Stdout, s.Stderr
	cmd.Env = append(unset(os.Environ(), traceVariable, optionsVariable), s.variables()...)
	cmd.Env = append(cmd.Env, traceVariable+"="+file)
	before := stamp(file)
	s.sayStart(trace)
	end, err := run(cmd, s.signals.runs)
	if err != nil {
		return Result{}, fmt.Errorf("%s could not be started: %w", in.program(), reason(err))
	}
	if got, _ := s.signals.told(); s.Terminal && got == os.Interrupt {
		fmt.Fprintln(s.Stderr) // behind the ^C that the terminal shows
	}
	res := Result{Code: s.code(end)}
	text, ok := recorded(s.ctx, trace, before, end, end.took)
	s.say("%s", text)
	if ok {
		res.Traces = []string{trace}
		s.say("%s", howToOpen(res.Traces, s.Word))
	}
	return res, nil
}
