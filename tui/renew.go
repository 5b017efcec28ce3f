package tui

import (
	"time"

	"chanlens/model"
	"chanlens/model/format"
)

// While a trace is loading, what there is of it comes again and again, each time
// more. The session and the views stay as they are, and only what they know of the
// trace is renewed: so the user's place is kept, and so are overlays, a prompt being
// typed and whatever else holds on to a view. Handles are translated by name.

// renewal is a survey taking the place of another.
type renewal struct {
	before *Survey
	sel    Selection // in the survey before
	lost   bool      // the selected goroutine is not there any more
	home   bool      // the user has not touched anything yet
}

// standIn is a goroutine that is selected in place of the one that the user
// selected, which the trace does not tell of at present.
type standIn struct {
	seen model.Goroutine
	who  name
}

// Show shows a survey of the trace, or of what there is of it so far.
func (a *App) Show(sv *Survey) {
	switch {
	case a.session == nil && a.failure != nil && sv.Trace.NumGoroutines() == 0:
		return // nothing to show but the error
	case a.session == nil:
		a.Open(newSession(sv))
		a.tellFailure()
	default:
		a.stage = stageReady
		a.renew(sv)
	}
	a.fetch()
	a.publish()
}

// examining takes how far the analyses are.
func (a *App) examining(done, of int) {
	a.loading.examined, a.loading.toExamine = done, of
}

// progress takes how far loading is. Once it has failed that stays where it was.
func (a *App) progress(p Progress, elapsed time.Duration) {
	if !a.loading.failed {
		a.loading.progress, a.loading.elapsed = p, elapsed
	}
}

// renew puts a survey in the place of the session's.
func (a *App) renew(sv *Survey) {
	s := a.session
	r := s.renew(sv)
	r.home = !a.touched
	for _, v := range a.views {
		v.Renew(r)
	}
	if n := s.Stuck; n > 0 && a.touched {
		s.Note("all is examined now; %s, and ! leads there", stuckCount(n))
	}
}

func stuckCount(n int) string {
	if n == 1 {
		return "a goroutine is stuck"
	}
	return format.Count(uint64(n)) + " goroutines are stuck"
}

// renew puts a survey in the place of the session's. A range that is the whole
// trace, or the whole window asked for, goes on being that.
func (s *Session) renew(sv *Survey) renewal {
	r := renewal{before: s.Survey, sel: s.Sel}
	switch s.Range {
	case s.window:
		s.Range = sv.window
	case Range{0, s.Trace.End()}:
		s.Range = Range{0, sv.Trace.End()}
	}
	s.Survey = sv
	if r.sel.Goroutine == model.NoGoroutine {
		return r
	}
	who := r.before.nameOf(r.sel.Goroutine)
	if s.standIn.seen == r.sel.Goroutine {
		who = s.standIn.who
	}
	g, ok := sv.named(who)
	s.standIn = standIn{seen: model.NoGoroutine}
	if r.lost = !ok; r.lost {
		s.standIn.who = who
	}
	s.Sel.Goroutine = g
	return r
}
