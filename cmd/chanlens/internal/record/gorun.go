package record

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// goRun records the program of a go run. The go command builds it and says how to start
// it; we start it, so that its exit code and the signals that end it are its own, and go
// has nothing to add to its output.
func (s *session) goRun() (Result, error) {
	t, overlay, err := s.prepare()
	if err != nil {
		return Result{}, err
	}
	dir, err := os.MkdirTemp(t.GOTMPDIR, "chanlens-run-")
	if err != nil {
		return Result{}, fmt.Errorf("no place for the program: %w\nSet TMPDIR to a folder that can be written to.", err)
	}
	defer os.RemoveAll(dir)
	hook, err := s.hookFlag(dir, t.GOFLAGS, plan{HandOver: true})
	if err != nil {
		return Result{}, err
	}
	line := s.showBuilding()
	cmd := s.goCommand(t, line, flagValue{"overlay", overlay}, hook)
	cmd.Stdin = nil // is the program's
	end, err := s.runGo(cmd, line)
	if got, _ := s.signals.told(); got != nil && end.code != 0 {
		s.say("interrupted before the program was built")
	}
	if err != nil || end.code != 0 {
		return Result{Code: end.code}, err
	}
	var in invocation
	switch err := readJSON(filepath.Join(dir, handedFile), &in); {
	case errors.Is(err, fs.ErrNotExist):
		s.say("nothing was recorded: go run has started no program")
		return Result{}, nil
	case err != nil:
		return Result{}, err
	}
	if marked, err := isMarked(in.program()); err != nil || !marked {
		return Result{}, errors.Join(err, fmt.Errorf("%s was built with another Go than %s here, and cannot be recorded\n"+
			"Set GOTOOLCHAIN to that other one, or download the module and record in its folder.", filepath.Base(in.program()), t.release()))
	}
	return s.runProgram(in)
}
