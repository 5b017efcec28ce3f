package waits

import (
	"slices"

	"chanlens/model"
	"chanlens/model/analysis/profile"
	"chanlens/model/analysis/verdict"
	"chanlens/tui/action"
	"chanlens/tui/keys"
	"chanlens/tui/session"
	"chanlens/tui/sums"
	"chanlens/tui/table"
	"chanlens/tui/view"
)

// View lists waits by place, and, a page further, the waits at one place.
type View struct {
	s       *session.Session
	w, h    int
	lw, lh  int // room of the table and the line above it
	sums    *sums.Sums
	places  *table.Table[*sums.Place, key]
	most    model.Time // waited at a place
	waits   *table.Table[profile.Wait, waitKey]
	page    *page  // what waits are of; nil: the places are shown
	wish    *key   // where to go once there are sums; nil: nowhere
	wishRow string // the same, by its name; "": nowhere
	pane    view.Pane
	spread  view.Spread // in the pane of a place
	actions []action.Action
}

// key tells places apart, also from one sums to the next.
type key struct {
	op     model.Operation
	site   model.FrameID
	system bool
}

// New returns the view of a session.
func New(s *session.Session) *View {
	v := &View{s: s, w: 80, h: 22, pane: view.NewPane(s)}
	v.places, v.waits = table.New(v.config()), table.New(v.pageConfig())
	v.pane.Tells(v.Name(), v.frame)
	v.pane.Words, v.pane.Steered = v.words, func() bool { _, ok := v.place(); return ok }
	out := func(page bool) func() bool {
		return func() bool { return !v.pane.Focused && v.sums != nil && (v.page != nil) == page }
	}
	v.actions = slices.Concat(v.ownActions(), v.pageActions(), v.chartActions(),
		action.Either(v.places.Actions(out(false)), v.waits.Actions(out(true))),
		v.pane.Actions(func() { v.Resize(v.w, v.h) }))
	s.UseSums(func() bool { return s.View == v.Name() }, v.take)
	v.Resize(v.w, v.h)
	return v
}

// take takes the session's sums.
func (v *View) take() {
	first := v.sums == nil
	v.sums, _ = v.s.Sums()
	v.leave()
	v.spread.Reset()
	v.most = 0
	rows := make([]*sums.Place, len(v.sums.Places))
	for i := range rows {
		rows[i] = &v.sums.Places[i]
		v.most = max(v.most, v.sums.Places[i].Time)
	}
	v.places.SetRows(rows)
	v.Resize(v.w, v.h)
	switch {
	case v.wish != nil && v.s.View == v.Name():
		if v.places.Select(*v.wish) {
			v.moved()
		}
	case v.wishRow != "" && v.s.View == v.Name():
		v.ToRow(v.wishRow)
	case first && v.s.View == v.Name():
		v.seek()
	}
	v.wish, v.wishRow = nil, ""
	v.pane.Reset()
}

// Name implements [view.View].
func (v *View) Name() string { return "waits" }

// Key implements [view.View].
func (v *View) Key() string { return "6" }

// Title implements [view.View].
func (v *View) Title() string { return "Waits" }

// Actions implements [view.View].
func (v *View) Actions() []action.Action { return v.actions }

// CSV returns the row under the cursor as CSV, and the line of its columns.
func (v *View) CSV() (header, row string) {
	if v.page != nil {
		return view.RowCSV(v.waits.CSV(false))
	}
	return view.RowCSV(v.places.CSV(false))
}

// Enter implements [view.View]: the cursor goes to the place where the selected goroutine
// waits, unless a page is open.
func (v *View) Enter() {
	v.pane.Focused = false
	v.s.SumUp()
	if v.page == nil {
		v.seek()
	}
}

// Refresh implements [view.View].
func (v *View) Refresh() { v.s.SumUp() }

// Renew implements [view.View]: waits are told of when all of the trace is examined.
func (v *View) Renew(session.Renewal) {
	if of, _ := v.s.Sums(); of == nil && v.sums != nil {
		v.leave()
		v.sums = nil
		v.places.SetRows(nil)
		v.Resize(v.w, v.h)
	}
	v.pane.Focused = v.pane.Focused && v.sums != nil
	v.s.SumUp()
}

// Resize implements [view.View].
func (v *View) Resize(w, h int) {
	v.w, v.h = w, h
	v.lw, v.lh = v.pane.PlaceBeside(v.places.Len() > 0, w, h)
	v.places.Resize(v.lw, max(v.lh-1, 2))
	v.waits.Resize(v.lw, max(v.lh-1, 2))
}

func keyOf(p *sums.Place) key { return key{p.Op, p.Site, p.System} }

// place returns the place under the cursor, and false if there is none, or a page is open.
func (v *View) place() (*sums.Place, bool) {
	if v.sums == nil || v.page != nil {
		return nil, false
	}
	return v.places.Current()
}

// frame returns the place under the cursor; on a page, the pane tells of the selection.
func (v *View) frame() (model.FrameID, bool) {
	if p, ok := v.place(); ok {
		return p.Site, true
	}
	return model.NoFrame, false
}

// seek moves the cursor to where the selected goroutine waits at the selected moment, or
// else to where it is blocked at the end.
func (v *View) seek() {
	if v.sums == nil || v.s.Empty() {
		return
	}
	sel, t := v.s.Sel, v.s.Trace
	system := t.Goroutine(sel.Goroutine).System
	if iv, ok := t.IntervalNow(sel.Goroutine, sel.At); ok && iv.Op.Blocked() && v.places.Select(key{iv.Op.Canonical(), t.Site(iv.Stack), system}) {
		return
	}
	if b := v.s.Judged(); b != nil {
		v.places.Select(key{b.Op.Canonical(), t.Site(b.Stack), system})
	}
}

// moved takes the selection along with the cursor: to who waits there for ever, or to the
// longest wait.
func (v *View) moved() {
	v.pane.Reset()
	v.spread.Reset()
	if p, ok := v.place(); ok {
		v.s.Sel, v.s.Member = session.Selection{Goroutine: p.Longest.Goroutine, At: v.s.Within(p.Longest.Start)}, false
		if b := stuck(p); b != nil {
			v.s.Sel = session.Selection{Goroutine: b.Goroutine, At: v.s.Within(b.Start)}
		}
	}
}

// stuck returns who waits at a place for ever, the one that has waited longest; nil if
// nobody does.
func stuck(p *sums.Place) *verdict.Blocked {
	if p.Stuck == 0 {
		return nil
	}
	return &p.Waiters[0]
}

// visit opens the page of the longest waits at the place under the cursor.
func (v *View) visit() { v.open(0, profile.NumBuckets-1, "") }

// nextStuck moves the cursor to the next place where somebody waits for ever.
func (v *View) nextStuck() {
	next := 0
	if p, ok := v.places.Current(); ok {
		for i := range v.sums.Places {
			if &v.sums.Places[i] == p && i+1 < len(v.sums.Places) && v.sums.Places[i+1].Stuck > 0 {
				next = i + 1 // they stand first in the sums
			}
		}
	}
	v.places.Select(keyOf(&v.sums.Places[next]))
	v.moved()
}

// Mouse implements [view.View].
func (v *View) Mouse(e keys.Event) {
	switch {
	case v.sums == nil || v.chartMouse(e):
	case v.page != nil:
		v.pane.Share(e, v.waits.Mouse)
	default:
		v.pane.Share(e, v.places.Mouse)
	}
}
