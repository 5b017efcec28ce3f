package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// Ctrl-C reaches the program, once, as without us, and we outlive it. The line that tells
// of the build is gone when the program begins.
func TestRecordInterrupted(t *testing.T) {
	c := &console{process: newProcess(t, "record", "--", "go", "run", ".", "count")}
	c.Dir = t.TempDir()
	if err := os.CopyFS(c.Dir, os.DirFS(recordedApp)); err != nil {
		t.Fatal(err)
	}
	c.Env = append(append(c.Env, recordEnv(t)...), "TERM=xterm")
	slave := c.openTerminal(t)
	defer slave.Close()
	c.Stdin, c.Stdout, c.Cmd.Stderr = slave, slave, slave
	c.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true, Ctty: 1}
	c.start(t)
	go c.copy()
	c.sees(t, "ready")
	c.types(t, "\x03")
	c.sees(t, "chanlens app.trace")
	if code, by := c.ends(t); code != exitOK {
		t.Errorf("exit code %d, signal %v", code, by)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	shown := strings.ReplaceAll(c.shown.String(), "\r\n", "\n")
	for _, want := range []string{"first interrupt\nand 0 more\n\nchanlens: recorded app.trace: ", "chanlens: recording to app.trace; Ctrl-C ends it\nsum 45"} {
		if !strings.Contains(shown, want) {
			t.Errorf("the terminal does not show %q, but\n%s", want, shown)
		}
	}
	if before, _, _ := strings.Cut(shown, "chanlens: recording"); before != "" && !strings.HasSuffix(before, "\r\x1b[K") {
		t.Errorf("left before the program began: %q", before)
	}
	if _, err := os.Stat(filepath.Join(c.Dir, "app.trace")); err != nil {
		t.Error(err)
	}
}
