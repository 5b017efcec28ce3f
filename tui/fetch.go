package tui

import (
	"context"
	"time"

	"chanlens/tui/detail"
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
	if s == nil || !s.Trace.Limited() {
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
	brought := make(chan []detail.Step, 1)
	a.elsewhere(func() func() {
		if !known {
			behind = want.Behind()
		}
		want.Bring(ctx)
		doubt := want.Trace.Err()
		brought <- behind
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
	select {
	case behind := <-brought: // it was in memory, mostly: no need to draw anything in brief
		s.Saw(want, behind)
	case <-time.After(fetchPatience):
	}
}

// fetchPatience is how long the event loop waits for what may be in memory: less than
// a person sees.
const fetchPatience = 8 * time.Millisecond

// elsewhere does what takes long, beside the event loop if there is one.
func (a *App) elsewhere(do func() (apply func())) {
	if a.beside == nil {
		do()()
		return
	}
	a.beside(do)
}
