//go:build unix

package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"testing"
	"time"

	"chanlens/samples"
)

// process is a chanlens with a process of its own.
type process struct {
	*exec.Cmd
	stdin  io.WriteCloser
	stderr bytes.Buffer
	temp   string // where its temporary files go
}

// newProcess prepares a chanlens whose standard input is a pipe.
func newProcess(t *testing.T, args ...string) *process {
	t.Helper()
	p := &process{Cmd: exec.Command("chanlens", args...), temp: t.TempDir()}
	p.Env = append(os.Environ(), "TMPDIR="+p.temp)
	p.Stderr = &p.stderr
	var err error
	if p.stdin, err = p.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	return p
}

// start starts it, and kills it should it outlive the test.
func (p *process) start(t *testing.T) {
	t.Helper()
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Process.Kill() })
}

// ends waits for its end, and returns its exit code, or the signal that ended it.
func (p *process) ends(t *testing.T) (code int, by syscall.Signal) {
	t.Helper()
	done := make(chan error, 1)
	go func() { done <- p.Wait() }()
	select {
	case err := <-done:
		if _, ok := errors.AsType[*exec.ExitError](err); err != nil && !ok {
			t.Fatal(err)
		}
	case <-time.After(patience):
		t.Fatal("the process does not end")
	}
	status := p.ProcessState.Sys().(syscall.WaitStatus)
	if status.Signaled() {
		return -1, status.Signal()
	}
	return status.ExitStatus(), 0
}

// leavesNothing checks that no temporary file is left.
func (p *process) leavesNothing(t *testing.T) {
	t.Helper()
	left, err := os.ReadDir(p.temp)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range left {
		t.Errorf("%s is left behind", e.Name())
	}
}

// longStream is more than a pipe holds, so that writing it means that it is read.
func longStream() []byte { return bytes.Repeat(samples.Default().Trace, 40) }

// The first signal ends a command that waits for input that does not come.
func TestSignalEndsReading(t *testing.T) {
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		t.Run(sig.String(), func(t *testing.T) {
			if signal.Ignored(sig) {
				t.Skip("it is ignored here, as a hangup is under nohup")
			}
			p := newProcess(t, "report", "-")
			p.start(t)
			if _, err := p.stdin.Write(longStream()); err != nil {
				t.Fatal(err)
			}
			p.Process.Signal(sig)
			code, by := p.ends(t)
			if code != exitBadInput || p.stderr.String() != "chanlens: interrupted\n" {
				t.Errorf("code %d, signal %v, stderr %q", code, by, p.stderr.String())
			}
			p.leavesNothing(t)
		})
	}
}

// A signal that is ignored from outside stays so: nohup works.
func TestIgnoredSignalStaysIgnored(t *testing.T) {
	p := newProcess(t, "report", "-")
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip(err)
	}
	p.Path, p.Args = sh, []string{"sh", "-c", `trap "" HUP; exec chanlens report --format json -`}
	p.start(t)
	if _, err := p.stdin.Write(longStream()); err != nil {
		t.Fatal(err)
	}
	p.Process.Signal(syscall.SIGHUP)
	time.Sleep(20 * time.Millisecond)
	p.stdin.Close()
	if code, by := p.ends(t); code != exitOK {
		t.Errorf("code %d, signal %v, stderr %q", code, by, p.stderr.String())
	}
}

// What cannot be caught leaves no temporary file either; nor does a reader of the
// output that has enough, which ends a process by SIGPIPE.
func TestNoSpoolIsLeftBehind(t *testing.T) {
	t.Run("SIGKILL", func(t *testing.T) {
		p := newProcess(t, "report", "-")
		p.start(t)
		if _, err := p.stdin.Write(longStream()); err != nil {
			t.Fatal(err)
		}
		p.Process.Kill()
		p.ends(t)
		p.leavesNothing(t)
	})
	t.Run("SIGPIPE", func(t *testing.T) {
		p := newProcess(t, "report", "-")
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		p.Stdout = w
		p.start(t)
		w.Close()
		r.Close()
		p.stdin.Write(samples.Default().Trace)
		p.stdin.Close()
		p.ends(t)
		p.leavesNothing(t)
	})
}
