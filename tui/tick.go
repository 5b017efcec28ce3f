package tui

import (
	"time"

	"chanlens/tui/view"
)

// ticker returns what moves on screen as time passes; nil: nothing does. Time stands still
// while something lies over the view.
func (a *App) ticker() view.Ticker {
	if a.stage != stageReady || a.overlay != nil || a.prompt != nil || a.pending != nil || a.small() {
		return nil
	}
	if t, ok := a.view().(view.Ticker); ok && t.Ticking() {
		return t
	}
	return nil
}

// Ticking reports whether ticks are wanted, so that something moves.
func (a *App) Ticking() bool { return a.ticker() != nil }

// tick lets time pass.
func (a *App) tick(elapsed time.Duration) {
	if t := a.ticker(); t != nil {
		t.Tick(elapsed)
	}
}
