package tui

import (
	"chanlens/tui/channels"
	"chanlens/tui/findings"
	"chanlens/tui/flame"
	"chanlens/tui/goroutines"
	"chanlens/tui/graph"
	"chanlens/tui/locks"
	"chanlens/tui/player"
	"chanlens/tui/session"
	"chanlens/tui/timeline"
	"chanlens/tui/view"
	"chanlens/tui/waits"
)

// newViews makes the views of a session, in the order of their keys. A new view is one
// line here.
func newViews(s *session.Session) []view.View {
	return []view.View{
		findings.New(s),
		timeline.New(s),
		channels.New(s),
		goroutines.New(s),
		locks.New(s),
		waits.New(s),
		flame.New(s),
		graph.New(s),
		player.New(s),
	}
}

// firstView is the view that is shown first, unless another one is asked for.
const firstView = "timeline"

// ViewNames returns the names that Options.View takes.
func ViewNames() []string {
	return []string{"findings", "timeline", "channels", "goroutines", "locks", "waits", "flame", "graph", "player"}
}
