package blocked

import (
	"slices"

	"chanlens/model"
	"chanlens/model/analysis/verdict"
	"chanlens/tui/action"
	"chanlens/tui/canvas"
	"chanlens/tui/keys"
	"chanlens/tui/session"
	"chanlens/tui/view"
)

// View lists the goroutines that are blocked when the trace ends, in
// groups: same verdict, same operation, same place.
//
// A group of one is a single row; others open to a row for each member.
type View struct {
	s       *session.Session
	w, h    int
	lw, lh  int // room of the list
	groups  []verdict.Group
	open    []bool // by group
	rows    []blockedRow
	row     int // under the cursor
	top     int
	pane    view.Pane
	actions []action.Action

	placeWidth int // of the longest place in the rows
}

// blockedRow is a row of the list: a heading, a group, or a member of one.
type blockedRow struct {
	heading verdict.Verdict // of a heading; none for others
	group   int
	member  int // -1: the group itself
}

// headings says what stands above the groups of each verdict, in fewer and fewer words.
var headings = map[verdict.Verdict][]string{
	verdict.Stuck: {"stuck: nothing left in this trace would wake them", "stuck: nothing would wake them"},
	verdict.Waiting: {
		"waiting: for something that comes by itself, from outside, or from a goroutine that may still come",
		"waiting: for what comes by itself, from outside, or from another goroutine",
		"waiting: for what may still come",
	},
	verdict.System: {"system: goroutines of the runtime and the tracer", "system: of the runtime and the tracer"},
}

// openAtFirst is how many members a group may have to be open at first.
const openAtFirst = 8

// New returns the view of a session.
func New(s *session.Session) *View {
	v := &View{s: s, pane: view.NewPane(s)}
	v.actions = append(v.ownActions(), v.pane.Actions(func() { v.Resize(v.w, v.h) })...)
	v.regroup()
	v.Resize(80, 22)
	return v
}

// regroup takes the groups of the session's survey.
func (v *View) regroup() {
	v.groups = nil
	if v.s.Found != nil {
		v.groups = v.s.Found.Groups
	}
	v.open = make([]bool, len(v.groups))
	for i, g := range v.groups {
		v.open[i] = len(g.Members) <= openAtFirst
	}
	v.row, v.top = 0, 0
	v.rebuild()
}

// Renew implements [view.View]: the list comes when the end of the trace is known. To a
// user who waits for it here, it comes as if the view were shown anew, and back
// leads to what was selected.
func (v *View) Renew(r session.Renewal) {
	v.regroup()
	if v.s.View != v.Name() || len(v.rows) == 0 {
		v.pane.Renew()
		return
	}
	v.s.RememberBefore(r)
	v.Enter()
}

// Name implements [view.View].
func (v *View) Name() string { return "blocked" }

// Key implements [view.View].
func (v *View) Key() string { return "4" }

// Title implements [view.View].
func (v *View) Title() string { return "Blocked" }

// Actions implements [view.View].
func (v *View) Actions() []action.Action { return v.actions }

// Enter implements [view.View]: the cursor goes to the selected goroutine, if it is in
// the list. Where the row of its group would stand for another goroutine, or was
// not where the cursor was, the group is opened.
func (v *View) Enter() {
	v.pane.Focused = false
	group, member, ok := v.find(v.s.Sel.Goroutine)
	if !ok {
		v.to(v.row)
		return
	}
	if len(v.groups[group].Members) == 1 || member == 0 && !v.s.Member {
		member = -1
	} else if !v.open[group] {
		v.open[group] = true
		v.rebuild()
	}
	v.to(slices.Index(v.rows, blockedRow{group: group, member: member}))
}

// find returns where a goroutine stands in the groups that are shown.
func (v *View) find(g model.Goroutine) (group, member int, ok bool) {
	for _, r := range v.rows {
		if r.heading != verdict.None || r.member >= 0 {
			continue
		}
		for i, m := range v.members(r) {
			if m.Goroutine == g {
				return r.group, i, true
			}
		}
	}
	return 0, 0, false
}

// Refresh implements [view.View].
func (v *View) Refresh() { v.rebuild() }

// Resize implements [view.View].
func (v *View) Resize(w, h int) {
	v.w, v.h = w, h
	v.lw, v.lh = v.pane.Place(w, h)
	v.reveal()
}

// rebuild makes the rows anew.
func (v *View) rebuild() {
	v.rows = v.rows[:0]
	v.placeWidth = 0
	last := verdict.None
	for i, g := range v.groups {
		if g.Verdict == verdict.System && !v.s.System {
			continue
		}
		if g.Verdict != last {
			last = g.Verdict
			v.rows = append(v.rows, blockedRow{heading: last})
		}
		v.rows = append(v.rows, blockedRow{group: i, member: -1})
		v.placeWidth = max(v.placeWidth, canvas.Width(v.place(g.Site)))
		if v.open[i] && len(g.Members) > 1 {
			for j := range g.Members {
				v.rows = append(v.rows, blockedRow{group: i, member: j})
			}
		}
	}
	v.row = max(min(v.row, len(v.rows)-1), 0)
	v.skip(1)
	v.reveal()
}

// members returns the goroutines a row stands for.
func (v *View) members(r blockedRow) []verdict.Blocked {
	g := v.groups[r.group]
	if r.member >= 0 {
		return g.Members[r.member : r.member+1]
	}
	return g.Members
}

// skip moves the cursor off a heading.
func (v *View) skip(by int) {
	if v.row < len(v.rows) && v.rows[v.row].heading != verdict.None {
		if v.row+by < 0 || v.row+by >= len(v.rows) {
			by = -by
		}
		v.row = max(min(v.row+by, len(v.rows)-1), 0)
	}
}

// to moves the cursor to a row, and the selection with it.
func (v *View) to(row int) {
	by := 1
	if row < v.row {
		by = -1
	}
	v.row = max(min(row, len(v.rows)-1), 0)
	v.skip(by)
	if b, ok := v.current(); ok {
		v.s.Sel = session.Selection{Goroutine: b.Goroutine, At: v.s.Within(b.Start)}
		v.s.Member = v.rows[v.row].member >= 0
		v.pane.Reset()
	}
	v.reveal()
}

// current returns the goroutine under the cursor; of a group, the one that has
// waited longest.
func (v *View) current() (verdict.Blocked, bool) {
	if v.row >= len(v.rows) || v.rows[v.row].heading != verdict.None {
		return verdict.Blocked{}, false
	}
	return v.members(v.rows[v.row])[0], true
}

// titleRows is how many rows stand above the list.
const titleRows = 2

func (v *View) reveal() {
	h := max(v.lh-titleRows, 1)
	switch {
	case v.row < v.top:
		v.top = v.row
	case v.row >= v.top+h:
		v.top = v.row - h + 1
	}
	if v.top == 1 { // the heading above
		v.top = 0
	}
	v.scroll(0)
}

func (v *View) scroll(n int) {
	v.top = max(min(v.top+n, len(v.rows)-max(v.lh-titleRows, 1)), 0)
}

// toggle opens or closes the group under the cursor.
func (v *View) toggle() {
	r := v.rows[v.row]
	v.open[r.group] = !v.open[r.group]
	if r.member >= 0 { // close it from within: back to its first row
		v.row -= r.member + 1
	}
	v.rebuild()
	v.to(v.row)
}

// expandable reports whether the row under the cursor belongs to a group that
// can be opened.
func (v *View) expandable() bool {
	_, ok := v.current()
	return ok && len(v.groups[v.rows[v.row].group].Members) > 1
}

// isOpen reports whether the group under the cursor is open.
func (v *View) isOpen() bool { return v.expandable() && v.open[v.rows[v.row].group] }

// whyNot says why the row under the cursor cannot be visited, opened or closed.
func (v *View) whyNot() string {
	_, some := v.current()
	switch {
	case v.pane.Focused:
		return ""
	case !some && v.s.Partial():
		return "who is blocked at the end is known once all of the trace is loaded"
	case !some && v.s.EndKnown() && v.s.Found == nil:
		return "who is stuck is being worked out"
	case !some:
		return "no goroutine is blocked"
	case !v.expandable():
		return "one goroutine alone: no group to open or close"
	case v.isOpen():
		return "the group is open"
	}
	return "the group is closed"
}

// visit goes to where the wait began, in the timeline.
func (v *View) visit() {
	if b, ok := v.current(); ok {
		v.s.Jump(b.Goroutine, b.Start)
	}
}

func (v *View) ownActions() []action.Action {
	out := func() bool { return !v.pane.Focused }
	can := func(f func() bool) func() bool { return func() bool { return out() && f() } }
	closed := func() bool { return v.expandable() && !v.isOpen() }
	page := func() int { return max(v.lh-titleRows-1, 1) }
	some := func() bool { _, ok := v.current(); return ok }
	by := func(n func() int) func() { return func() { v.to(v.row + n()) } }
	one := func(n int) func() int { return func() int { return n } }
	const group = "list"
	return []action.Action{
		{ID: "visit", Keys: []string{"<Enter>", "w"}, Group: group, Hint: "show in timeline",
			Help: "to the timeline, where this wait began", Enabled: can(some), Why: v.whyNot, Do: v.visit},
		{ID: "open", Keys: []string{"<Space>"}, Group: group, Hint: "open group",
			Help: "open or close the group", Enabled: can(v.expandable), Why: v.whyNot, Do: v.toggle},
		{ID: "open.in", Keys: []string{"l", "<Right>"}, Group: group, Help: "open the group", Enabled: can(closed), Why: v.whyNot, Do: v.toggle},
		{ID: "open.out", Keys: []string{"h", "<Left>"}, Group: group, Help: "close the group", Enabled: can(v.isOpen), Why: v.whyNot, Do: v.toggle},
		{ID: "down", Keys: []string{"j", "<Down>"}, Group: group, Help: "a row down", Enabled: out, Do: by(one(1))},
		{ID: "up", Keys: []string{"k", "<Up>"}, Group: group, Help: "a row up", Enabled: out, Do: by(one(-1))},
		{ID: "pagedown", Keys: []string{"<PgDn>", "<C-d>", "<C-f>"}, Group: group, Help: "a page down", Enabled: out, Do: by(page)},
		{ID: "pageup", Keys: []string{"<PgUp>", "<C-u>", "<C-b>"}, Group: group, Help: "a page up", Enabled: out, Do: by(func() int { return -page() })},
		{ID: "first", Keys: []string{"<Home>", "g"}, Group: group, Help: "first row", Enabled: out, Do: func() { v.to(0) }},
		{ID: "last", Keys: []string{"<End>", "G"}, Group: group, Help: "last row", Enabled: out, Do: func() { v.to(len(v.rows)) }},
	}
}

// Mouse implements [view.View].
func (v *View) Mouse(e keys.Event) {
	if v.pane.Takes(e) {
		return
	}
	row := v.top + e.Y - titleRows
	inside := e.Y >= titleRows && row < len(v.rows) && v.rows[max(row, 0)].heading == verdict.None
	switch {
	case e.Name == keys.WheelUp:
		v.scroll(-view.WheelLines)
	case e.Name == keys.WheelDown:
		v.scroll(view.WheelLines)
	case e.Name == keys.Click && inside:
		v.pane.Focused = false
		v.to(row)
	case e.Name == keys.DoubleClick && inside:
		v.to(row)
		v.visit()
	}
}
