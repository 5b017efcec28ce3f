package tui

import (
	"chanlens/tui/blocked"
	"chanlens/tui/channels"
	"chanlens/tui/findings"
	"chanlens/tui/graph"
	"chanlens/tui/session"
	"chanlens/tui/timeline"
	"chanlens/tui/view"
)

// newViews makes the views of a session. A new view is one line here.
func newViews(s *session.Session) []view.View {
	return []view.View{
		timeline.New(s),
		blocked.New(s),
		findings.New(s),
		channels.New(s),
		graph.New(s),
	}
}

// ViewNames returns the names that Options.View takes.
func ViewNames() []string { return []string{"timeline", "blocked", "findings", "channels", "graph"} }
