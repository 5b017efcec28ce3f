package tui

import (
	"context"
	"time"

	"chanlens/model"
	"chanlens/tui/detail"
)

// Of a trace that takes more memory than it may, the parts that the user looks at
// may have to be decoded again, which takes up to a second. That is done beside the
// event loop. Until it is done, the lanes are drawn from what is known in brief, and
// the pane says what is going on.

// sight is what the user looks at.
type sight struct {
	trace *model.Trace
	sel   Selection
	rng   Range
}

// fetchCells is about how many cells the time range is drawn in.
const fetchCells = 200

// bring decodes what there is to see. It gives up soon after ctx is done.
func (v sight) bring(ctx context.Context) {
	if ctx.Err() == nil && v.trace.NumGoroutines() > 0 && v.sel.Goroutine != model.NoGoroutine {
		s := detail.At(v.trace, v.sel.Goroutine, v.sel.At, nil)
		s.Follow()
		s.Woken()
	}
	v.trace.Fetch(ctx, v.rng.Start, v.rng.Start+v.rng.Span, v.rng.Span/fetchCells)
}

// fetch sees to it that what the user looks at is in memory. What is being fetched
// for an earlier look is given up.
func (a *App) fetch() {
	s := a.session
	if s == nil || !s.Trace.Limited() {
		return
	}
	want := sight{s.Trace, s.Sel, s.Range}
	if want == a.fetching || (want == s.seen && a.giveUp == nil) {
		return
	}
	if a.giveUp != nil { // the next one begins when that has ended
		a.giveUp()
		return
	}
	ctx, cancel := context.WithCancel(a.ctx)
	a.fetching, a.giveUp = want, cancel
	brought := make(chan struct{})
	a.elsewhere(func() func() {
		want.bring(ctx)
		doubt := want.trace.Err()
		close(brought)
		return func() {
			if ctx.Err() == nil {
				s.seen = want
			}
			a.doubt = doubt
			cancel()
			a.fetching, a.giveUp = sight{}, nil
			a.fetch()
		}
	})
	select {
	case <-brought: // it was in memory, mostly: no need to draw anything in brief
		s.seen = want
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

// ready reports whether the selection can be looked at without decoding anything.
func (s *Session) ready() bool {
	return !s.Trace.Limited() || (s.seen.trace == s.Trace && s.seen.sel == s.Sel)
}
