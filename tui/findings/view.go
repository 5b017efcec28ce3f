package findings

import (
	"slices"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/finding"
	"chanlens/tui/action"
	"chanlens/tui/keys"
	"chanlens/tui/list"
	"chanlens/tui/session"
	"chanlens/tui/view"
)

// View lists what is worth a person's time, the most pressing first, and
// beside it what the one under the cursor rests on.
//
// Findings that are for information stand under a heading, which opens.
type View struct {
	s       *session.Session
	w, h    int
	lw, lh  int // room of the list
	rows    []findingRow
	list    list.List
	open    bool          // the findings for information are shown
	who     int           // which of the goroutines of the finding under the cursor is selected
	shown   bool          // the view has been
	most    time.Duration // that a finding costs
	pane    view.Pane
	actions []action.Action
}

// findingRow is a row of the list: a finding, or the heading of those for information.
type findingRow int // in the findings, or

const infoHeading findingRow = -1

// New returns the view of a session.
func New(s *session.Session) *View {
	v := &View{s: s, w: 80, h: 22, pane: view.NewPane(s)}
	v.pane.Prose, v.pane.Words = true, v.words
	v.pane.Rest = func() int { return v.headLines() + v.list.Lines() + 1 }
	v.actions = slices.Concat(v.ownActions(),
		v.list.Actions(func() bool { return !v.pane.Focused }, v.to),
		v.pane.Actions(func() { v.Resize(v.w, v.h) }))
	v.take()
	return v
}

// take takes the findings of the session's survey.
func (v *View) take() {
	all := v.findings()
	v.most, v.open = 0, true
	for i := range all {
		v.most = max(v.most, all[i].Cost)
		if all[i].Severity > finding.Info {
			v.open = false // there is something better to look at
		}
	}
	v.list.Row, v.list.Top, v.who = 0, 0, 0
	v.rebuild()
	if v.open && len(v.rows) > 1 {
		v.list.To(1) // nothing is above the heading, and all there is to see is below it
	}
}

// rebuild makes the rows anew, and divides the room by them.
func (v *View) rebuild() {
	v.rows = v.rows[:0]
	all := v.findings()
	for i := range all {
		if all[i].Severity == finding.Info {
			v.rows = append(v.rows, infoHeading)
			if !v.open {
				break
			}
			for ; i < len(all); i++ {
				v.rows = append(v.rows, findingRow(i))
			}
			break
		}
		v.rows = append(v.rows, findingRow(i))
	}
	v.Resize(v.w, v.h)
}

func (v *View) findings() []finding.Finding {
	if v.s.Found == nil {
		return nil
	}
	return v.s.Found.Findings
}

// Renew implements [view.View]: the findings come when all of the trace is examined. To a
// user who waits for them here, they come as if the view were shown anew, and back
// leads to what was selected.
func (v *View) Renew(r session.Renewal) {
	v.take()
	v.pane.Reset()
	if v.s.View == v.Name() && len(v.rows) > 0 {
		v.s.RememberBefore(r)
		v.Enter()
	}
}

// Name implements [view.View].
func (v *View) Name() string { return "findings" }

// Key implements [view.View].
func (v *View) Key() string { return "1" }

// Title implements [view.View].
func (v *View) Title() string { return "Findings" }

// Actions implements [view.View].
func (v *View) Actions() []action.Action { return v.actions }

// foundAmong is how many goroutines of a finding are looked through for the selected
// one.
const foundAmong = 1000

// Enter implements [view.View]: the first time the most pressing finding is what to look at.
// Later the cursor goes to a finding that the selected goroutine is part of, best to
// the one where it was; if there is none it stays, and selects.
func (v *View) Enter() {
	v.pane.Focused = false
	if len(v.rows) == 0 {
		return
	}
	if !v.shown {
		v.shown = true
		v.to(v.list.Row)
		return
	}
	if v.findIn(v.list.Row) {
		return
	}
	for row := range v.rows {
		if v.findIn(row) {
			return
		}
	}
	v.to(v.list.Row)
}

// Lesson implements [view.Teacher].
func (v *View) Lesson() string {
	if f := v.current(); f != nil {
		return f.Lesson
	}
	return ""
}

// findIn moves the cursor to a row if the selected goroutine is part of its finding.
func (v *View) findIn(row int) bool {
	if v.rows[row] == infoHeading {
		return false
	}
	list := v.findings()[v.rows[row]].Goroutines
	i := slices.Index(list[:min(len(list), foundAmong)], v.s.Sel.Goroutine)
	if i >= 0 {
		v.list.To(row)
		v.who = i
	}
	return i >= 0
}

// Refresh implements [view.View].
func (v *View) Refresh() {}

// Resize implements [view.View].
func (v *View) Resize(w, h int) {
	v.w, v.h = w, h
	broken := -1  // width that the titles are broken to
	for range 2 { // the room at the side decides how titles break, and they how high the pane is
		v.lw, v.lh = v.pane.PlaceBeside(len(v.rows) > 0, w, h)
		v.list.Height = max(v.lh-v.headLines(), 1)
		if v.lw == broken {
			v.list.To(v.list.Row)
			continue
		}
		v.list.Fill(len(v.rows), v.lines)
		broken = v.lw
	}
}

// current returns the finding under the cursor, or nil.
func (v *View) current() *finding.Finding {
	if v.list.Row >= len(v.rows) || v.rows[v.list.Row] == infoHeading {
		return nil
	}
	return &v.findings()[v.rows[v.list.Row]]
}

// to moves the cursor to a row, and the selection with it: to the goroutine that tells
// most of the finding.
func (v *View) to(row int) {
	v.list.To(row)
	v.who = 0
	v.pane.Reset()
	if f := v.current(); f != nil {
		v.who = v.telling(f)
		v.point(f)
	}
}

// point selects the goroutine and the moment that the view is at.
func (v *View) point(f *finding.Finding) {
	if v.who < len(f.Goroutines) {
		g := f.Goroutines[v.who]
		v.s.Sel, v.s.Member = session.Selection{Goroutine: g, At: v.moment(f, g)}, false
	}
}

// telling returns which goroutine of a finding it is best seen in: the one that waits
// for just as long as the finding says, or the first.
func (v *View) telling(f *finding.Finding) int {
	if len(f.Spans) == 0 {
		return 0
	}
	span := f.Spans[0]
	for i, g := range f.Goroutines[:min(len(f.Goroutines), maxTelling)] {
		if iv, ok := v.s.Trace.IntervalNow(g, span.From); ok && iv.Start == span.From && iv.End == span.To {
			return i
		}
	}
	return 0
}

// maxTelling is how many goroutines are looked at for it: as many as findings have that
// are not about the end of the trace.
const maxTelling = 16

// moment returns where a goroutine of a finding is to be looked at: where it began to
// wait for ever, or else where the finding's time begins.
func (v *View) moment(f *finding.Finding, g model.Goroutine) model.Time {
	info := v.s.Trace.Goroutine(g)
	at := info.First
	if len(f.Spans) > 0 {
		at = f.Spans[0].From
	}
	if i, ok := v.s.Blocked(g); ok {
		b := &v.s.Found.Blocked[i]
		for _, span := range f.Spans {
			if span.From <= b.Start && b.End <= span.To {
				at = b.Start
			}
		}
	}
	return v.s.Within(max(min(at, info.Last-1), info.First))
}

// step selects another goroutine of the finding under the cursor.
func (v *View) step(by int) {
	f := v.current()
	n := len(f.Goroutines)
	v.who = (v.who + by + n) % n
	v.point(f)
	v.s.Note("goroutine %d of the finding's %d", v.who+1, n)
}

// several reports whether the finding under the cursor has goroutines to step through.
func (v *View) several() bool {
	f := v.current()
	return f != nil && len(f.Goroutines) > 1
}

// visit goes to the finding's moment, in the timeline.
func (v *View) visit() {
	if f := v.current(); f != nil && v.who < len(f.Goroutines) {
		g := f.Goroutines[v.who]
		v.s.Pins = session.Pins{Title: f.Title, Of: v.involved(f)}
		v.s.Jump(g, v.moment(f, g))
	}
}

// maxPins is how many goroutines of a finding are pinned in the timeline: so many that
// there is room for others.
const maxPins = 8

// involved returns the goroutines of a finding that are pinned: the one that is looked at,
// and the first of the others.
func (v *View) involved(f *finding.Finding) []model.Goroutine {
	pins := []model.Goroutine{f.Goroutines[v.who]}
	for _, g := range f.Goroutines {
		if len(pins) == maxPins {
			break
		}
		if g != pins[0] {
			pins = append(pins, g)
		}
	}
	return pins
}

// visitable reports whether there is a goroutine to visit.
func (v *View) visitable() bool {
	f := v.current()
	return f != nil && len(f.Goroutines) > 0
}

// onHeading reports whether the cursor is on the heading of what is for information.
func (v *View) onHeading() bool {
	return v.list.Row < len(v.rows) && v.rows[v.list.Row] == infoHeading
}

// toggle opens or closes the findings for information.
func (v *View) toggle() {
	v.open = !v.open
	v.rebuild()
	v.to(slices.Index(v.rows, infoHeading))
}

// whyNot says why a key does nothing now.
func (v *View) whyNot() string {
	f := v.current()
	switch {
	case v.pane.Focused:
		return ""
	case v.s.Found == nil:
		return view.NotYet(v.s, "findings")
	case len(v.rows) == 0:
		return "there are no findings"
	case f != nil && len(f.Goroutines) == 0:
		return "this finding names no goroutine"
	case f != nil:
		return "this finding names one goroutine"
	}
	return ""
}

func (v *View) ownActions() []action.Action {
	can := func(f func() bool) func() bool { return func() bool { return !v.pane.Focused && f() } }
	info := func() bool { return slices.Contains(v.rows, infoHeading) }
	const group = "list"
	return []action.Action{
		{ID: "visit", Keys: []string{"<Enter>", "w"}, Group: group, Hint: "show in timeline",
			Help: "to the timeline, to the moment of this finding, with its goroutines pinned", Enabled: can(v.visitable), Why: v.whyNot, Do: v.visit},
		{ID: "open", Keys: []string{"<Enter>", "l", "<Right>", "h", "<Left>"}, Group: group, Hint: "open or close",
			Help: "on their heading: open or close the findings for information", Enabled: can(v.onHeading), Do: v.toggle},
		{ID: "open.info", Keys: []string{"<Space>"}, Group: group,
			Help: "open or close the findings for information", Enabled: can(info), Why: action.Because("there is nothing for information"), Do: v.toggle},
		{ID: "next", Keys: []string{"l", "<Right>", "n"}, Group: group, Hint: "next goroutine",
			Help: "next goroutine of this finding", Enabled: can(v.several), Why: v.whyNot, Do: action.By(v.step, 1)},
		{ID: "prev", Keys: []string{"h", "<Left>", "N"}, Group: group,
			Help: "goroutine of this finding before", Enabled: can(v.several), Why: v.whyNot, Do: action.By(v.step, -1)},
	}
}

// Mouse implements [view.View].
func (v *View) Mouse(e keys.Event) {
	if v.pane.Takes(e) {
		return
	}
	row, inside := v.list.Under(e, v.headLines())
	switch {
	case e.Name == keys.WheelUp:
		v.list.Scroll(-view.WheelLines)
	case e.Name == keys.WheelDown:
		v.list.Scroll(view.WheelLines)
	case !inside:
	case e.Name == keys.Click:
		v.pane.Focused = false
		if v.to(row); v.onHeading() {
			v.toggle()
		}
	case e.Name == keys.DoubleClick:
		v.to(row)
		v.visit()
	}
}
