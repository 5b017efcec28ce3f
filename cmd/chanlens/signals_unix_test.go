//go:build unix

package main

import (
	"os"
	"syscall"
	"testing"
)

// TestUntilSignal holds that Ctrl-C does not end the program while an editor has the terminal,
// and that SIGTERM does.
func TestUntilSignal(t *testing.T) {
	if !ends(os.Interrupt) {
		t.Errorf("Ctrl-C does not end the program")
	}
	lent.Store(true)
	defer lent.Store(false)
	if ends(os.Interrupt) {
		t.Errorf("Ctrl-C in an editor ends the program")
	}
	ctx, stop := untilSignal()
	defer stop()
	if err := syscall.Kill(os.Getpid(), syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	<-ctx.Done()
}

// TestEdit holds that an editor is run, and how it ended is told.
func TestEdit(t *testing.T) {
	if err := edit([]string{"true"}); err != nil {
		t.Errorf("true: %v", err)
	}
	if err := edit([]string{"false"}); err == nil || lent.Load() {
		t.Errorf("false: no error, lent %v", lent.Load())
	}
	if err := edit([]string{"/no/such/editor"}); err == nil {
		t.Errorf("no error of an editor that is not there")
	}
}
