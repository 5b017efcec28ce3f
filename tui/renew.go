package tui

import (
	"time"

	"chanlens/model/format"
	"chanlens/tui/session"
)

// Show shows a survey of the trace, or of what there is of it so far.
func (a *App) Show(sv *session.Survey) {
	switch {
	case a.session == nil && a.failure != nil && sv.Trace.NumGoroutines() == 0:
		return // nothing to show but the error
	case a.session == nil:
		a.Open(session.New(sv))
		a.tellFailure()
	default:
		a.stage = stageReady
		a.renew(sv)
	}
	a.fetch()
	a.read()
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
func (a *App) renew(sv *session.Survey) {
	s := a.session
	r := s.Renew(sv)
	r.Home = !a.touched
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
