//go:build !unix

package tui

import (
	"github.com/gdamore/tcell/v2"
	"github.com/rivo/tview"
)

// suspender returns nil: there is no Ctrl-Z here.
func suspender(*tview.Application) func() { return nil }

// openScreen leaves it to tview to open the screen.
func openScreen() (tcell.Screen, error) { return nil, nil }
