package tui

import (
	"context"

	"chanlens/tui/session"
)

// Of a trace that takes more memory than it may, the parts that the user looks at
// may have to be decoded again, which takes up to a second. That is done beside the
// event loop. Until it is done, the lanes are drawn from what is known in brief, and
// the pane says what is going on.

// fetch sees to it that what the user looks at is in memory. What is being fetched
// for an earlier look is given up.
func (a *App) fetch() {
	s := a.session
	if s == nil || !s.Trace.Limited() || a.ctx.Err() != nil {
		return
	}
	want := s.Look()
	if want == a.fetching || (want == s.Seen && a.giveUp == nil) {
		return
	}
	if a.giveUp != nil { // the next one begins when that has ended
		a.giveUp()
		return
	}
	ctx, cancel := context.WithCancel(a.ctx)
	a.fetching, a.giveUp = want, cancel
	behind, known := s.Behind(), want.Sees(s.Seen)
	a.beside.Soon(func() func() {
		if !known {
			behind = want.Behind()
		}
		want.Bring(ctx)
		doubt := want.Trace.Err()
		return func() {
			if ctx.Err() == nil {
				s.Saw(want, behind)
			}
			a.doubt = doubt
			cancel()
			a.fetching, a.giveUp = session.Look{}, nil
			a.fetch()
			a.read()
		}
	})
}
