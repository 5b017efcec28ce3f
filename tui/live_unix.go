//go:build unix

package tui

import (
	"syscall"

	"github.com/rivo/tview"
)

// suspender returns what Ctrl-Z does: give the terminal back and stop, until the
// shell lets the process go on.
func suspender(ui *tview.Application) func() {
	return func() {
		ui.Suspend(func() { _ = syscall.Kill(0, syscall.SIGTSTP) })
	}
}
