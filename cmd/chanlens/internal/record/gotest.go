package record

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// glance is how often we look whether a test binary wants to start.
const glance = 5 * time.Millisecond

// goTest records the test binaries of a go test, each to a trace of its own. They stay
// where the go command starts them, so that it reports on them as ever.
func (s *session) goTest() (Result, error) {
	t, flags, err := s.testFlags()
	if err != nil {
		return Result{}, err
	}
	place := "."
	if s.Output != "" {
		place = filepath.Dir(s.Output)
	}
	// In the folder of the traces, so that they need not be copied.
	dir, err := os.MkdirTemp(place, ".chanlens-test-")
	if err != nil {
		return Result{}, fmt.Errorf("no place for the traces: %w", reason(err))
	}
	defer os.RemoveAll(dir)
	if dir, err = filepath.Abs(dir); err != nil {
		return Result{}, err
	}
	hook, err := s.hookFlag(dir, t.GOFLAGS, s.testPlan(t))
	if err != nil {
		return Result{}, err
	}
	line := s.showBuilding()
	watch := watchTests(dir, func(in invocation) {
		line.stop()
		s.startTest(in)
	})
	end, err := s.runGo(s.goCommand(t, line, append(flags, hook)...), line)
	tests := watch.stop()
	if err != nil {
		return Result{}, err
	}
	return Result{Traces: s.keepTraces(tests, end), Code: s.code(end)}, nil
}

// testFlags returns the go command to test with, and the flags it needs beside -exec.
func (s *session) testFlags() (t toolchain, flags []flagValue, err error) {
	if s.Stock {
		if t, err = askToolchain(s.ctx, s.line); err == nil {
			err = s.line.check(s.Stock, t.GOFLAGS)
		}
	} else {
		var overlay string
		t, overlay, err = s.prepare()
		flags = append(s.leaveOutVet(t), flagValue{"overlay", overlay})
	}
	if s.line.value("count", t.GOFLAGS) == "" {
		flags = append(flags, flagValue{"count", "1"}) // a cached result leaves no trace
	}
	return t, flags, err
}

// leaveOutVet returns the flag by which tests are not vetted, if they cannot be: go vet
// looks at what the overlay adds, and until Go 1.23 without the overlay.
func (s *session) leaveOutVet(t toolchain) []flagValue {
	if s.line.verb != verbTest || s.line.value("vet", t.GOFLAGS) == "off" || !t.before("go1.24") {
		return nil
	}
	s.say("left out: go vet, which in %s cannot read what is built for recording", t.release())
	return []flagValue{{"vet", "off"}}
}

// testPlan says how a test binary is started: with the environment that it would have
// without us, and the settings of the recording.
func (s *session) testPlan(t toolchain) plan {
	if s.Stock {
		return plan{Stock: true}
	}
	p := plan{Env: s.variables()}
	if t.env != nil { // the go command runs by way of a link
		p.Unset = append(p.Unset, "GOTOOLCHAIN")
		if v, ok := os.LookupEnv("GOTOOLCHAIN"); ok {
			p.Env = append(p.Env, "GOTOOLCHAIN="+v)
		}
	}
	return p
}

// startTest takes note of a test binary that is about to start.
func (s *session) startTest(in invocation) {
	s.say("recording %s; Ctrl-C ends it", filepath.Base(in.program()))
	if p, err := os.FindProcess(in.PID); err == nil {
		s.signals.runs(p)
	}
}

// keepTraces gives the traces of tests their names, and says what there is. It returns
// the names.
func (s *session) keepTraces(tests []invocation, end exit) []string {
	var done []invocation
	for _, t := range tests {
		text, ok := recorded(s.ctx, t.Trace, "", end, 0)
		if !ok {
			s.say("%s: %s", filepath.Base(t.program()), text)
			continue
		}
		done = append(done, t)
	}
	if len(tests) == 0 && end.code == 0 {
		s.say("nothing was recorded: no test was run")
	}
	var kept []string
	base, err := filepath.Abs(s.line.chdir)
	if err != nil {
		base = s.line.chdir
	}
	for i, name := range nameTraces(s.Output, base, done) {
		if err := os.Rename(done[i].Trace, name); err != nil {
			s.say("%s: %v", name, reasonOfLink(err))
			continue
		}
		text, _ := recorded(s.ctx, name, "", end, 0)
		s.say("%s", text)
		kept = append(kept, name)
	}
	if len(kept) > 0 {
		s.say("%s", howToOpen(kept, s.Word))
	}
	return kept
}

// testWatch looks for test binaries that want to start.
type testWatch struct {
	dir   string
	start func(invocation)
	done  chan struct{}
	tests chan []invocation
}

// watchTests calls start for each test binary whose hook shares a folder with us, before
// it gives it leave to start.
func watchTests(dir string, start func(invocation)) *testWatch {
	w := &testWatch{dir, start, make(chan struct{}), make(chan []invocation)}
	go func() {
		var tests []invocation
		tick := time.NewTicker(glance)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				tests = append(tests, w.look()...)
			case <-w.done:
				w.tests <- tests
				return
			}
		}
	}()
	return w
}

// stop ends watching, and returns all that have started, in their order.
func (w *testWatch) stop() []invocation {
	close(w.done)
	return <-w.tests
}

// look gives leave to those that wait for it.
func (w *testWatch) look() (tests []invocation) {
	entries, err := os.ReadDir(w.dir)
	if err != nil {
		return nil
	}
	for _, e := range entries {
		id, ok := strings.CutSuffix(e.Name(), startFile)
		if !ok {
			continue
		}
		name := filepath.Join(w.dir, e.Name())
		var in invocation
		if readJSON(name, &in) != nil || os.Remove(name) != nil {
			continue
		}
		w.start(in)
		if os.WriteFile(filepath.Join(w.dir, id+leaveFile), nil, 0o666) == nil {
			tests = append(tests, in)
		}
	}
	return tests
}
