package goroutines

import (
	"chanlens/model"
	"chanlens/model/analysis/profile"
	"chanlens/model/format"
	"chanlens/tui/detail"
	"chanlens/tui/keys"
	"chanlens/tui/sums"
	"chanlens/tui/theme"
	"chanlens/tui/view"
)

// How many rows the distribution of a group takes at least and at most.
const (
	leastChart = 5
	mostChart  = 12
)

// words says what is known of the group under the cursor, or of the goroutine.
func (v *View) words(width int) []detail.Row {
	r, ok := v.table.Current()
	switch {
	case v.sums == nil || !ok:
		return nil
	case !r.isGroup():
		n, _, h := v.pane.Columns()
		return detail.Rows(v.pane.Subject(n*h), width)
	}
	g := r.of
	rows := v.about(g, width)
	n, _, h := v.pane.Columns()
	if n > 1 { // the chart has the second column
		rows = v.pane.SourceWithin(rows[:min(len(rows), h)], h)
		rows = append(rows, make([]detail.Row, h-len(rows))...)
		return append(rows, v.distribution(g, width, h)...)
	}
	rows = append(rows, detail.Row{})
	return v.pane.Source(append(rows, v.distribution(g, width, max(min(h-len(rows), mostChart), leastChart))...))
}

// frame returns where those of the group under the cursor are stuck, or else where they are
// started; of a goroutine, the pane tells of the selection.
func (v *View) frame() (model.FrameID, bool) {
	g, ok := v.group()
	if !ok {
		return model.NoFrame, false
	}
	if g.Stuck > 0 {
		if b := v.blocked(g.Members[0]); b != nil {
			return v.s.Trace.Site(b.Stack), true
		}
	}
	return g.Site, true
}

// about says what a group is and what its time went into.
func (v *View) about(g *sums.Group, width int) []detail.Row {
	style := theme.Strong
	if g.Stuck > 0 {
		style = theme.StuckText
	}
	rows := append([]detail.Row{detail.Line(style, v.groupName(g, width))}, detail.Lines(theme.Text, v.counts(g), width)...)
	if g.Stuck > 0 {
		if b := v.blocked(g.Members[0]); b != nil {
			rows = append(rows, detail.Lines(theme.StuckText, "STUCK, "+view.Sure(b)+" sure: "+b.Why(v.s.Trace), width)...)
		}
	}
	return append(rows, view.ClassRows(g.Time, width)...)
}

// counts says how many goroutines there are.
func (v *View) counts(g *sums.Group) string {
	text := format.Plural(g.Count, "goroutine")
	for _, part := range []struct {
		n    int
		word string
	}{{g.Stuck, "stuck"}, {g.Created, "made"}, {g.Exited, "ended"}, {g.AtEnd, "alive " + view.EndWords(v.s)}} {
		if part.n > 0 {
			text += ", " + format.Count(uint64(part.n)) + " " + part.word
		}
	}
	return text
}

// distribution draws how the measure is distributed over a group.
func (v *View) distribution(g *sums.Group, width, height int) []detail.Row {
	m := &g.Measures[v.measure]
	return v.spread.Rows(&m.Buckets, v.measure.String(), width, height)
}

// buckets returns the distribution of the group under the cursor.
func (v *View) buckets() (*profile.Distribution, bool) {
	g, ok := v.group()
	if !ok {
		return nil, false
	}
	return &g.Measures[v.measure].Buckets, true
}

// focusChart brings the keys to the distribution.
func (v *View) focusChart() {
	if d, ok := v.buckets(); ok {
		_, w, _ := v.pane.Columns()
		v.pane.Focused = true
		v.spread.Begin(d, w)
	}
}

// step moves along the distribution.
func (v *View) step(by int) {
	if d, ok := v.buckets(); ok {
		_, w, _ := v.pane.Columns()
		v.spread.Step(d, by, w)
	}
}

// chartMouse chooses the column under the mouse, and at a double click lists its goroutines.
func (v *View) chartMouse(e keys.Event) bool {
	d, ok := v.buckets()
	if !ok || e.Name != keys.Click && e.Name != keys.DoubleClick || !v.spread.Click(d, v.measure.String(), &v.pane, e.X, e.Y) {
		return false
	}
	if v.pane.Focused = true; e.Name == keys.DoubleClick {
		v.pick()
	}
	return true
}

// turn shows the distribution of another measure.
func (v *View) turn(by int) {
	v.measure = profile.Measure((int(v.measure) + by + profile.NumMeasures) % profile.NumMeasures)
	v.spread.Reset()
	v.step(-1)
}

// pick limits the group under the cursor to the members in the chosen bucket.
func (v *View) pick() {
	g, ok := v.group()
	if !ok {
		return
	}
	_, w, _ := v.pane.Columns()
	lo, hi, words, ok := v.spread.Chosen(&g.Measures[v.measure].Buckets, w)
	if !ok {
		v.s.Note("h and l choose a column first")
		return
	}
	of := keyOf(groupRow(g))
	v.only = &chosen{of: of, words: v.measure.String() + " " + words}
	for b := lo; b <= hi; b++ {
		v.only.count += int(g.Measures[v.measure].Buckets[b])
	}
	for _, m := range g.Members {
		if len(v.only.members) == min(v.only.count, maxMembers) {
			break // all that are listed are found
		}
		if b := profile.BucketOf(model.Time(v.sums.Measure(m, v.measure))); b >= lo && b <= hi {
			v.only.members = append(v.only.members, m)
		}
	}
	v.relist(of)
}

// all takes back what pick did.
func (v *View) all() {
	of := v.only.of
	v.only = nil
	v.relist(of)
}

// relist lists the members of a group anew.
func (v *View) relist(of key) {
	v.pane.Focused = false
	v.table.SetRows(v.rows())
	v.table.Open(of, true)
	v.table.Select(of)
}
