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
	a.takeKept()
	if !a.touched {
		if err := a.begin(); err != nil {
			a.session.Note("%v", err)
		}
	}
	a.lead()
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
	usual := s.Mode == a.lanes()
	r := s.Renew(sv)
	if r.Home = !a.touched; r.Home && usual {
		s.Mode = a.lanes() // there may be many goroutines now
	}
	filtered := a.renewFilter()
	for _, v := range a.views {
		v.Renew(r)
	}
	if !filtered {
		a.evaluate()
	}
	a.renewPrompt()
	if n := s.Stuck; n > 0 && a.touched && !s.Quiet {
		s.Note("all is examined now; %s, and ! leads there", stuckCount(n))
	}
}

// renewPrompt has what can be chosen in a prompt found anew, and leaves the choice where
// it is.
func (a *App) renewPrompt() {
	if p := a.prompt; p != nil && p.Changed != nil {
		chosen := p.Chosen
		p.Changed()
		p.Chosen = min(chosen, len(p.Rows)-1)
	}
}

func stuckCount(n int) string {
	if n == 1 {
		return "a goroutine is stuck"
	}
	return format.Count(uint64(n)) + " goroutines are stuck"
}
