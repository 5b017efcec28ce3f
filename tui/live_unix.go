//go:build unix

package tui

import (
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/rivo/tview"
)

// suspender returns what Ctrl-Z does: give the terminal back and stop, until the
// shell lets the process go on.
func suspender(ui *tview.Application) func() {
	return func() { ui.Suspend(stop) }
}

// stop stops all processes of the shell's job, and returns when they go on. The
// signal may be another thread's to take, so that this one runs on for a moment: it
// must not have the terminal yet. Where nobody could let the processes go on, the
// system does not stop them.
func stop() {
	goesOn := make(chan os.Signal, 1)
	signal.Notify(goesOn, syscall.SIGCONT)
	defer signal.Stop(goesOn)
	if syscall.Kill(0, syscall.SIGTSTP) != nil {
		return
	}
	select {
	case <-goesOn:
	case <-time.After(time.Second):
	}
}
