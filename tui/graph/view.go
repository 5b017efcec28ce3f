package graph

import (
	"slices"

	"chanlens/model"
	"chanlens/model/analysis/examine"
	"chanlens/model/analysis/flow"
	"chanlens/tui/action"
	"chanlens/tui/canvas"
	"chanlens/tui/diagram"
	"chanlens/tui/session"
	"chanlens/tui/theme"
	"chanlens/tui/view"
)

// View shows the graph of who feeds whom, and in words what is known of the node that is
// selected.
type View struct {
	s      *session.Session
	w, h   int
	aw, ah int // room of the picture

	whole   *flow.Graph      // nil: not made yet
	of      *examine.Result  // what it was made of
	making  *examine.Result  // what one is being made of
	limited *flow.Graph      // what of it the filter lets through
	others  map[flow.ID]bool // groups that the filter does not let through

	limiting int  // how often limited was asked for
	stale    bool // the filter may have changed since

	scopes []scope // each within the one before; none: all is shown
	mode   diagram.Mode
	starts bool

	picture *diagram.Picture
	laid    layout          // what the picture was laid out for
	seen    diagram.View    // what of it is on screen
	at      flow.ID         // node that is selected
	who     model.Goroutine // selected in the session when the view last knew

	wish    string // node to select when there is a graph, by its name; "": as it comes
	drag    *drag
	pane    view.Pane
	actions []action.Action
}

// New returns the view of a session.
func New(s *session.Session) *View {
	v := &View{s: s, at: flow.None, pane: view.NewPane(s)}
	v.pane.Words = v.words
	v.pane.Tells(v.Name(), v.frame)
	v.actions = slices.Concat(v.ownActions(), v.pane.Actions(func() { v.Resize(v.w, v.h) }))
	return v
}

// Name implements [view.View].
func (v *View) Name() string { return "graph" }

// Key implements [view.View].
func (v *View) Key() string { return "8" }

// Title implements [view.View].
func (v *View) Title() string { return "Graph" }

// Actions implements [view.View].
func (v *View) Actions() []action.Action { return v.actions }

// Enter implements [view.View]. The graph is made the first time; later the node of the
// goroutine that was selected elsewhere meanwhile is selected.
func (v *View) Enter() {
	v.pane.Focused, v.drag = false, nil
	v.prepare()
	if v.stale {
		v.limit()
	}
	v.Resize(v.w, v.h)
	v.follow()
}

// Refresh implements [view.View]: the filter may have changed.
func (v *View) Refresh() {
	if v.stale = true; v.on() {
		v.limit()
		v.Resize(v.w, v.h)
	}
}

// Renew implements [view.View]: there is a graph when all of the trace is examined.
func (v *View) Renew(session.Renewal) {
	if v.of != v.s.Found {
		v.limiting++ // what is limited now is not this graph
		v.whole, v.limited, v.picture, v.of = nil, nil, nil, nil
	}
	v.pane.Reset()
	if v.on() {
		v.Enter()
	}
}

// Resize implements [view.View].
func (v *View) Resize(w, h int) {
	v.w, v.h = w, h
	v.aw, v.ah = v.pane.PlaceBeside(v.some(), w, h)
	v.ah = max(v.ah-headRows, 1)
	if v.on() {
		v.lay()
	}
}

// on reports whether the view is on screen.
func (v *View) on() bool { return v.s.View == v.Name() }

// some reports whether there is anything to draw.
func (v *View) some() bool { return v.limited != nil && len(v.limited.Nodes) > 0 }

// headRows is how many rows stand above the picture.
const headRows = 1

// Draw implements [view.View].
func (v *View) Draw(c *canvas.Canvas) {
	switch {
	case v.s.Found == nil:
		view.DrawNotYet(c, v.s, "Who feeds whom")
	case v.limited == nil:
		view.DrawNotice(c, "Who feeds whom is being worked out.", "")
	case len(v.whole.Nodes) == 0:
		view.DrawNotice(c, "No goroutine is seen to deal with another in this trace.",
			"A channel or a lock is seen only where a goroutine waits on it, or ends the wait of another.")
	case !v.some():
		view.DrawNotice(c, "No goroutine that the filter lets through is seen to deal with another.", "F removes the filter.")
	default:
		v.drawHead(c.Sub(0, 0, v.aw, headRows))
		v.picture.Draw(c.Sub(0, headRows, v.aw, v.ah), v.seen)
		if v.pane.Shown() {
			v.pane.Draw(c)
		}
	}
}

// drawHead says which part of the graph is shown, and how to read it.
func (v *View) drawHead(c *canvas.Canvas) {
	w, _ := c.Size()
	x := 0
	for _, text := range []string{v.scopeWords(), v.filterWords()} {
		if text != "" && x+canvas.Width(text)+20 < w {
			x = c.Text(x+1, 0, text, canvas.As(theme.Strong)) + 1
		}
	}
	v.picture.DrawCaption(c.Sub(x, 0, w-x, 1))
}
