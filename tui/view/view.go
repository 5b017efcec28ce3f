package view

import (
	"chanlens/tui/action"
	"chanlens/tui/canvas"
	"chanlens/tui/keys"
	"chanlens/tui/session"
)

// View is one way to look at a trace. A view keeps its own state; what all views
// share is in the [session.Session] it was made with.
type View interface {
	Name() string  // for options: "timeline"
	Key() string   // that shows it: "1"
	Title() string // in the title line: "Timeline"

	// Enter is called when the view is shown, to catch up with the session.
	Enter()
	// Resize is called when the view's room changes.
	Resize(w, h int)
	// Refresh is called when what is shown at all has changed, such as whether
	// system goroutines are.
	Refresh()
	// Renew is called when a newer survey has taken the place of the session's, to
	// find what is shown again in it.
	Renew(r session.Renewal)
	// Actions returns the view's part of the action table, always the same.
	Actions() []action.Action
	// Mouse is called with events in the view's own coordinates.
	Mouse(e keys.Event)
	// Draw draws the view. It changes nothing.
	Draw(c *canvas.Canvas)
}
