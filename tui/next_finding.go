package tui

import (
	"slices"

	"chanlens/model/analysis/finding"
	"chanlens/tui/action"
	"chanlens/tui/session"
	"chanlens/tui/view"
)

// findingActions returns the actions that lead from finding to finding.
func (a *App) findingActions() []action.Action {
	some := func() bool { return a.session.Found != nil && len(a.session.Found.Findings) > 0 }
	why := func() string {
		if a.session.Found == nil {
			return "findings are known once all is examined"
		}
		return "there are no findings"
	}
	return []action.Action{
		{ID: "finding.next", Keys: []string{"}"}, Group: "places", Help: "to the moment of the next finding", Enabled: some, Why: why, Do: action.By(a.nextFinding, 1)},
		{ID: "finding.prev", Keys: []string{"{"}, Group: "places", Help: "to the moment of the finding before", Enabled: some, Why: why, Do: action.By(a.nextFinding, -1)},
	}
}

// faultsElsewhere reports whether there are findings that tell of a fault, and so what mends
// it, while the timeline is shown, which tells only who is stuck, and why.
func (a *App) faultsElsewhere() bool {
	found := a.session.Found
	if found == nil || a.session.Quiet || a.view().Name() != firstView || a.inDetails() {
		return false
	}
	return slices.ContainsFunc(found.Findings, func(f finding.Finding) bool { return f.Severity > finding.Info })
}

// nextFinding goes to the moment of another finding that tells of a goroutine, around. The
// view of findings says where that is.
func (a *App) nextFinding(by int) {
	s := a.session
	list, i := s.Found.Findings, a.index("findings")
	for range list {
		switch a.finding += by; {
		case a.finding > len(list):
			a.finding = 1
		case a.finding < 1:
			a.finding = len(list)
		}
		f := &list[a.finding-1]
		if len(f.Goroutines) == 0 {
			continue
		}
		if to, ok := a.pointed(i, session.Target{Finding: a.finding}); ok {
			s.Jump(to.Goroutine, to.At)
			s.Note("finding %d of %d: %s", a.finding, len(list), f.Title)
		}
		return
	}
	s.Note("no finding tells of a goroutine")
}

// pointed returns what a view selects for one of its rows, and leaves the selection as it
// was.
func (a *App) pointed(in int, to session.Target) (session.Selection, bool) {
	v, ok := a.views[in].(view.Seeker)
	if !ok {
		return session.Selection{}, false
	}
	before, member := a.session.Sel, a.session.Member
	ok = v.Seek(to)
	sel := a.session.Sel
	a.session.Sel, a.session.Member = before, member
	return sel, ok
}
