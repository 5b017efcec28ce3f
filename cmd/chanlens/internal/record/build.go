package record

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
)

// prepare asks the go command about itself, and makes what it needs to build programs
// that record. The file is for its flag -overlay.
func (s *session) prepare() (t toolchain, overlay string, err error) {
	if t, err = askToolchain(s.ctx, s.line); err != nil {
		return t, "", err
	}
	if err := s.line.check(s.Stock, t.GOFLAGS); err != nil {
		return t, "", err
	}
	return recorder(t, s.line.value("overlay", t.GOFLAGS), s.line.chdir)
}

// goCommand prepares to run the go command. What it has to say takes the place of the
// line that tells of the build.
func (s *session) goCommand(t toolchain, line *building, flags ...flagValue) *exec.Cmd {
	cmd := exec.Command(t.program, s.line.goArgs(flags...)...)
	cmd.Env = t.env
	cmd.Stdin, cmd.Stdout, cmd.Stderr = s.Stdin, s.Stdout, s.Stderr
	if s.Terminal {
		cmd.Stderr = line
	}
	return cmd
}

// showBuilding tells on the terminal that something is being built.
func (s *session) showBuilding() *building {
	var w io.Writer
	if s.Terminal {
		w = s.Stderr
	}
	return showBuilding(w, "building for recording (the first time, with the standard library) …")
}

// runGo runs the go command to its end.
func (s *session) runGo(cmd *exec.Cmd, line *building) (exit, error) {
	end, err := run(cmd, s.signals.runsCommand)
	line.stop()
	if err != nil {
		return end, notFound(cmd.Path, err)
	}
	if got, _ := s.signals.told(); got != nil && end.code != 0 && end.signal == nil {
		end.code = signalCode(got)
	}
	return end, nil
}

// goBuild builds programs that can record, and runs none.
func (s *session) goBuild() (Result, error) {
	if s.Output != "" || s.Limit > 0 {
		return Result{}, fmt.Errorf("go %s starts no program that could be recorded: -o and --for are for when it runs\n"+
			"The go command's own -o comes behind it: chanlens record -- go build -o app ./cmd/app", s.line.verb)
	}
	t, overlay, err := s.prepare()
	if err != nil {
		return Result{}, err
	}
	flags := append(s.leaveOutVet(t), flagValue{"overlay", overlay})
	line := s.showBuilding()
	end, err := s.runGo(s.goCommand(t, line, flags...), line)
	if err != nil || end.code != 0 {
		return Result{Code: end.code}, err
	}
	s.say("built for recording; run it with")
	s.say("  chanlens record -- %s", s.builtProgram())
	s.say("or with %s=FILE in its environment; without that, it runs as ever", traceVariable)
	return Result{}, nil
}

// builtProgram names what was built, as far as the command line says.
func (s *session) builtProgram() string {
	name, ok := lookup(s.line.words, "o")
	if !ok || s.line.verb == verbInstall {
		return "PROGRAM"
	}
	name = filepath.Join(s.line.chdir, name)
	if info, err := os.Stat(name); err != nil || info.IsDir() {
		return "PROGRAM"
	}
	if !filepath.IsAbs(name) {
		name = "." + string(filepath.Separator) + name
	}
	return s.Word(name)
}

// hookFlag returns the flag -exec by which the go command starts us in place of programs,
// and writes down for the hook what to do.
func (s *session) hookFlag(dir, goflags string, p plan) (flagValue, error) {
	users := splitQuoted(s.line.value("exec", goflags))
	p.Wrap = len(users)
	p.Unset = append(p.Unset, traceVariable, optionsVariable)
	if err := writeJSON(filepath.Join(dir, planFile), p); err != nil {
		return flagValue{}, err
	}
	all := append(append(append([]string{}, s.Self...), HookCommand, dir), users...)
	text, ok := joinQuoted(all)
	if !ok {
		return flagValue{}, fmt.Errorf("%q: a name with both kinds of quotes in it cannot be given to go -exec", all)
	}
	return flagValue{"exec", text}, nil
}
