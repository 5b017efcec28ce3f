package tui

import "github.com/rivo/tview"

// editing returns what runs an editor: it gives the terminal back meanwhile, as Ctrl-Z does.
// Without an editor it returns nil.
func editing(ui *tview.Application, run Editor) Editor {
	if run == nil {
		return nil
	}
	return func(argv []string) (err error) {
		ui.Suspend(func() { err = run(argv) })
		return err
	}
}
