package goroutines

import (
	"slices"

	"chanlens/tui/action"
)

const group = "list"

func (v *View) ownActions() []action.Action {
	out := func() bool { return !v.pane.Focused }
	some := func() bool { return out() && v.sums != nil && v.table.Len() > 0 }
	return []action.Action{
		{ID: "visit", Keys: []string{"<Enter>", "w"}, Group: group, Hint: "open, show",
			Help: "a goroutine: to the timeline; a group: open it, and then to how its times are spread", Enabled: some, Why: v.whyNot, Do: v.visit},
		{ID: "stuck", Keys: []string{"!"}, Group: group, Hint: "next stuck",
			Help:    "next goroutine that is stuck",
			Enabled: func() bool { return some() && v.sums.Stuck > 0 }, Worth: func() bool { return v.sums.Stuck > 0 },
			Why: v.whyNotStuck, Do: v.nextStuck},
		{ID: "all", Keys: []string{"<Esc>"}, Group: group, Hint: "all again", Help: "list all goroutines of the group again",
			Enabled: func() bool { return some() && v.only != nil }, Do: v.all},
	}
}

// chartActions are what can be done with the distribution in the pane.
func (v *View) chartActions() []action.Action {
	in := func() bool { _, ok := v.group(); return ok && v.pane.Focused && v.pane.Shown() }
	const group = "distribution"
	return []action.Action{
		{ID: "chart.pick", Keys: []string{"<Enter>"}, Group: group, Hint: "list these", Help: "list the goroutines of this column", Enabled: in, Do: v.pick},
		{ID: "chart.next", Keys: []string{"l", "<Right>"}, Group: group, Hint: "longer", Help: "next column of the distribution", Enabled: in, Do: action.By(v.step, 1)},
		{ID: "chart.prev", Keys: []string{"h", "<Left>"}, Group: group, Hint: "shorter", Help: "column of the distribution before", Enabled: in, Do: action.By(v.step, -1)},
		{ID: "chart.measure", Keys: []string{"j", "<Down>"}, Group: group, Hint: "other measure", Help: "distribution of the next measure: life, running, blocked, longest wait", Enabled: in, Do: action.By(v.turn, 1)},
		{ID: "chart.measure.before", Keys: []string{"k", "<Up>"}, Group: group, Help: "distribution of the measure before", Enabled: in, Do: action.By(v.turn, -1)},
	}
}

// nextStuck moves the cursor to the next goroutine that is stuck, and after the last to
// the first.
func (v *View) nextStuck() {
	if v.only != nil {
		v.all()
	}
	r, ok := v.table.Current()
	at, member := 0, -1
	for i := range v.sums.Groups {
		if g := &v.sums.Groups[i]; ok && g == r.of && g.Stuck > 0 {
			at, member = i, slices.Index(v.members(g), r.member)
		}
	}
	member++
	if g := &v.sums.Groups[at]; member >= min(g.Stuck, len(v.members(g))) {
		if at, member = at+1, 0; at >= len(v.sums.Groups) || v.sums.Groups[at].Stuck == 0 {
			at = 0 // groups with stuck goroutines stand first
		}
	}
	of := &v.sums.Groups[at]
	if of.Stuck == 0 {
		return
	}
	v.table.Open(keyOf(groupRow(of)), true)
	v.table.Select(keyOf(row{of: of, member: of.Members[member]}))
	v.moved()
}

// whyNot says why there is nothing to visit.
func (v *View) whyNot() string {
	switch {
	case v.pane.Focused:
		return ""
	case v.sums == nil && v.s.Partial():
		return "goroutines are summed up once all of the trace is loaded"
	case v.sums == nil:
		return "what goroutines did is being worked out"
	}
	return "no goroutine is listed"
}

func (v *View) whyNotStuck() string {
	if v.sums != nil && v.sums.Stuck == 0 {
		return "no goroutine is stuck"
	}
	return v.whyNot()
}
