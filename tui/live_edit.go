package tui

import (
	"os"
	"os/exec"

	"github.com/rivo/tview"
)

// editing returns what runs an editor: it gives the terminal back meanwhile, as Ctrl-Z does.
func editing(ui *tview.Application, run Editor) Editor {
	if run == nil {
		run = runInTerminal
	}
	return func(argv []string) (err error) {
		ui.Suspend(func() { err = run(argv) })
		return err
	}
}

// runInTerminal runs a command that has the terminal, from which a trace may be read on
// standard input.
func runInTerminal(argv []string) error {
	cmd := exec.Command(argv[0], argv[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	if tty, err := os.OpenFile("/dev/tty", os.O_RDWR, 0); err == nil {
		defer tty.Close()
		cmd.Stdin = tty
	}
	return cmd.Run()
}
