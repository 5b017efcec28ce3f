//go:build unix

package overlay

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A program dies by the signals by which it dies as stock, and its trace is whole.
func TestSignals(t *testing.T) {
	builds(t, "ends", func(t *testing.T, b build) {
		for _, tt := range []struct {
			way    string
			signal os.Signal
		}{
			{"wait", os.Interrupt},
			{"wait", syscall.SIGTERM},
			{"wait", syscall.SIGHUP},
			{"busy", os.Interrupt},
			{"handled", os.Interrupt},
			{"handled", syscall.SIGTERM},
			{"handled", syscall.SIGHUP},
			{"ignored", os.Interrupt},
		} {
			t.Run(tt.way+" "+tt.signal.String(), func(t *testing.T) {
				for range *stressRuns {
					trace := filepath.Join(t.TempDir(), "trace")
					send := func(cmd *exec.Cmd) {
						if err := cmd.Process.Signal(tt.signal); err != nil {
							t.Error(err)
						}
					}
					stock := start{program: b.stock, args: []string{tt.way}, during: send}.run(t)
					got := start{program: b.recorded, args: []string{tt.way}, env: []string{"CHANLENS_TRACE=" + trace}, during: send}.run(t)
					got.alike(t, stock)
					wholeTrace(t, trace, "", 20)
				}
			})
		}
		t.Run("broken pipe", func(t *testing.T) { brokenPipe(t, b) })
		t.Run("second one", func(t *testing.T) { secondSignal(t, b) })
		t.Run("kill", func(t *testing.T) { killed(t, b) })
	})
}

// brokenPipe is what befalls a program whose output goes to head.
func brokenPipe(t *testing.T, b build) {
	trace := filepath.Join(t.TempDir(), "trace")
	script := `"$0" "broken pipe" | head -n 1 >&2; exit ${PIPESTATUS:-0}`
	got := start{program: "sh", args: []string{"-c", script, b.recorded}, env: []string{"CHANLENS_TRACE=" + trace}}.run(t)
	if got.err != "sum 4950 4950\n" {
		t.Errorf("errors %q", got.err)
	}
	size := 0
	waitFor(t, func() bool { // sh does not wait for the program where head ends first
		all, err := os.ReadFile(trace)
		grows := len(all) > size
		size = len(all)
		return err == nil && !grows && bytes.Contains(all, []byte("ends"))
	})
	wholeTrace(t, trace, "", 20)
}

// secondSignal ends a program whose trace nobody reads, so that the first one
// cannot.
func secondSignal(t *testing.T, b build) {
	fifo := filepath.Join(t.TempDir(), "trace")
	if err := syscall.Mkfifo(fifo, 0o600); err != nil {
		t.Skip("no named pipes here:", err)
	}
	r, err := os.OpenFile(fifo, os.O_RDWR, 0) // takes as much as a pipe holds
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	filled := make([]byte, 1<<16)
	r.SetWriteDeadline(time.Now().Add(time.Second))
	for err == nil {
		_, err = r.Write(filled)
	}
	got := start{program: b.recorded, args: []string{"wait"}, env: []string{"CHANLENS_TRACE=" + fifo}, during: func(cmd *exec.Cmd) {
		cmd.Process.Signal(os.Interrupt)
		time.Sleep(300 * time.Millisecond) // it must not be taken for the first one's twin
		if err := cmd.Process.Signal(syscall.Signal(0)); err != nil {
			t.Error("the first signal ended it, with its trace unwritten:", err)
		}
		cmd.Process.Signal(os.Interrupt)
	}}.run(t)
	if want := "signal: interrupt"; got.state != want {
		t.Errorf("it ended with %s, want %s", got.state, want)
	}
}

// killed is what nobody can see coming: the trace keeps what was in it.
func killed(t *testing.T, b build) {
	trace := filepath.Join(t.TempDir(), "trace")
	last := func() bool {
		text, err := os.ReadFile(trace)
		return err == nil && strings.Contains(string(text), "last")
	}
	start{program: b.recorded, args: []string{"wait"}, env: []string{"CHANLENS_TRACE=" + trace}, during: func(cmd *exec.Cmd) {
		waitFor(t, last) // a generation later
		cmd.Process.Kill()
	}}.run(t)
	if !last() {
		t.Error("the trace lost what it had")
	}
}

// waitFor waits until something is so.
func waitFor(t *testing.T, so func() bool) {
	t.Helper()
	for range 1000 {
		if so() {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatal("waited in vain")
}
