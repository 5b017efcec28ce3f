//go:build !unix

package tui

import "github.com/rivo/tview"

// suspender returns nil: there is no Ctrl-Z here.
func suspender(*tview.Application) func() { return nil }
