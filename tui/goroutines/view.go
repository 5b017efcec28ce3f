package goroutines

import (
	"slices"

	"chanlens/model"
	"chanlens/model/analysis/profile"
	"chanlens/tui/action"
	"chanlens/tui/keys"
	"chanlens/tui/session"
	"chanlens/tui/sums"
	"chanlens/tui/table"
	"chanlens/tui/view"
)

// View lists goroutines in groups.
type View struct {
	s       *session.Session
	w, h    int
	lw, lh  int // room of the table and the line above it
	sums    *sums.Sums
	table   *table.Table[row, key]
	pane    view.Pane
	spread  view.Spread     // in the pane of a group
	measure profile.Measure // that it shows
	only    *chosen         // members that a group is limited to; nil: none is
	actions []action.Action
}

// chosen is the members of a group in a bucket of its distribution.
type chosen struct {
	of      key
	words   string            // which they are
	members []model.Goroutine // the first of them
	count   int               // of all
}

// New returns the view of a session.
func New(s *session.Session) *View {
	v := &View{s: s, w: 80, h: 22, pane: view.NewPane(s), measure: profile.LongestWait}
	v.table = table.New(v.config())
	v.pane.Tells(v.Name(), v.frame)
	v.pane.Words, v.pane.Steered = v.words, func() bool { _, ok := v.group(); return ok }
	out := func() bool { return !v.pane.Focused && v.sums != nil }
	v.actions = slices.Concat(v.ownActions(), v.chartActions(), v.table.Actions(out), v.pane.Actions(func() { v.Resize(v.w, v.h) }))
	s.UseSums(func() bool { return s.View == v.Name() }, v.take)
	v.Resize(v.w, v.h)
	return v
}

// take takes the session's sums.
func (v *View) take() {
	first := v.sums == nil
	v.sums, _ = v.s.Sums()
	v.only = nil
	v.table.SetRows(v.rows())
	v.Resize(v.w, v.h)
	if first && v.s.View == v.Name() {
		v.seek()
	}
	v.pane.Reset()
}

// Name implements [view.View].
func (v *View) Name() string { return "goroutines" }

// Key implements [view.View].
func (v *View) Key() string { return "4" }

// Title implements [view.View].
func (v *View) Title() string { return "Goroutines" }

// Actions implements [view.View].
func (v *View) Actions() []action.Action { return v.actions }

// CSV returns the row under the cursor as CSV, and the line of its columns.
func (v *View) CSV() (header, row string) { return view.RowCSV(v.table.CSV(false)) }

// Enter implements [view.View]: the cursor goes to the selected goroutine, if it is listed.
func (v *View) Enter() {
	v.pane.Focused = false
	v.s.SumUp()
	v.seek()
}

// Refresh implements [view.View].
func (v *View) Refresh() { v.s.SumUp() }

// Renew implements [view.View]: goroutines are told of when all of the trace is examined.
func (v *View) Renew(session.Renewal) {
	if of, _ := v.s.Sums(); of == nil && v.sums != nil {
		v.sums, v.only = nil, nil
		v.table.SetRows(nil)
		v.Resize(v.w, v.h)
	}
	v.pane.Focused = v.pane.Focused && v.sums != nil
	v.s.SumUp()
}

// Resize implements [view.View].
func (v *View) Resize(w, h int) {
	v.w, v.h = w, h
	v.lw, v.lh = v.pane.PlaceBeside(v.table.Len() > 0, w, h)
	v.table.Resize(v.lw, max(v.lh-1, 2))
}

// seek moves the cursor to the selected goroutine, or to its group if that is closed.
func (v *View) seek() {
	if v.sums == nil || v.s.Empty() {
		return
	}
	i, ok := v.sums.Group(v.s.Trace, v.s.Sel.Goroutine)
	if !ok {
		return
	}
	of := &v.sums.Groups[i]
	group := keyOf(groupRow(of))
	member := group
	member.member = v.s.Sel.Goroutine
	if v.s.Member && slices.Contains(v.members(of), v.s.Sel.Goroutine) {
		v.table.Open(group, true)
	}
	if !v.s.Member || !v.table.Select(member) {
		v.table.Select(group)
	}
}

// moved takes the selection along with the cursor: of a group, to its first member.
func (v *View) moved() {
	v.pane.Reset()
	v.spread.Reset()
	r, ok := v.table.Current()
	if !ok {
		return
	}
	g := r.member
	if g == model.NoGoroutine {
		if g = r.of.Members[0]; r.more > 0 {
			return
		}
	}
	v.s.Sel = session.Selection{Goroutine: g, At: v.moment(g)}
	v.s.Member = r.member != model.NoGoroutine
}

// moment returns where a goroutine is to be looked at: where it began to wait for ever or
// until the end, or else where it begins in the range.
func (v *View) moment(g model.Goroutine) model.Time {
	if i, ok := v.s.Blocked(g); ok {
		if b := &v.s.Found.Blocked[i]; b.Start < v.sums.To {
			return v.s.Within(b.Start)
		}
	}
	return v.s.Within(max(v.s.Trace.Goroutine(g).First, v.sums.From))
}

// visit goes to a member in the timeline, opens a group, or, if it is open, goes to how
// its members are distributed.
func (v *View) visit() {
	r, ok := v.table.Current()
	switch {
	case !ok || r.more > 0:
	case r.member != model.NoGoroutine:
		v.s.Member = true
		at := v.moment(r.member)
		if v.blocked(r.member) == nil { // its longest wait tells most
			if iv, ok := view.LongestWait(v.s.Trace, r.member, v.sums.From, v.sums.To); ok {
				at = max(iv.Start, v.sums.From)
			}
		}
		v.s.Jump(r.member, at)
	case !v.table.IsOpen(keyOf(r)):
		v.table.Open(keyOf(r), true)
	case v.pane.Shown():
		v.focusChart()
	default:
		v.table.Open(keyOf(r), false)
	}
}

// Mouse implements [view.View].
func (v *View) Mouse(e keys.Event) {
	if v.sums != nil && !v.chartMouse(e) {
		v.pane.Share(e, v.table.Mouse)
	}
}
