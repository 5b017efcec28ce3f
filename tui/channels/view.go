package channels

import (
	"cmp"
	"slices"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/channel"
	"chanlens/tui/action"
	"chanlens/tui/keys"
	"chanlens/tui/session"
	"chanlens/tui/table"
	"chanlens/tui/view"
)

// View lists channels as they were rebuilt from waits and wakes, and beside them what the
// one under the cursor was told by.
type View struct {
	s        *session.Session
	w, h     int
	lw, lh   int // room of the table and the line above it
	table    *table.Table[*channel.Channel, int]
	all      int           // how many there are without the filter
	exact    bool          // some of them are
	inferred bool          // some of them are not
	most     time.Duration // waited on a channel
	pane     view.Pane
	actions  []action.Action
}

// New returns the view of a session.
func New(s *session.Session) *View {
	v := &View{s: s, w: 80, h: 22, pane: view.NewPane(s)}
	v.pane.Beside, v.pane.Words = 150, v.words
	v.pane.Tells(v.Name(), v.frame)
	v.table = table.New(v.config())
	v.pane.Rest = func() int { return headLines + v.table.Len() + 1 }
	v.actions = slices.Concat(v.ownActions(),
		v.table.Actions(func() bool { return !v.pane.Focused && v.table.Len() > 0 }),
		v.pane.Actions(func() { v.Resize(v.w, v.h) }))
	v.take()
	return v
}

// headLines is how many lines stand above the rows: what is in the table, and titles.
const headLines = 2

// take takes the channels of the session's survey that the filter's goroutines use.
func (v *View) take() {
	var rows []*channel.Channel
	v.most, v.all, v.exact, v.inferred = 0, 0, false, false
	if v.s.Found != nil {
		found := &v.s.Found.Channels
		all, concerned := found.Channels, view.ConcernedBy(v.s, found.WaitsOn)
		v.all = len(all)
		for i := range all {
			v.exact, v.inferred = v.exact || all[i].Exact, v.inferred || !all[i].Exact
			if !concerned.Has(all[i].ID, found.Users(all[i].ID)) {
				continue
			}
			rows = append(rows, &all[i])
			v.most = max(v.most, waited(&all[i]))
		}
	}
	v.table.SetRows(rows)
	v.Resize(v.w, v.h)
}

// Renew implements [view.View]: channels come when all of the trace is examined.
func (v *View) Renew(r session.Renewal) {
	v.take()
	v.table.First()
	v.pane.Reset()
	if v.s.View == v.Name() && v.table.Len() > 0 {
		v.s.RememberBefore(r)
		v.Enter()
	}
}

// Name implements [view.View].
func (v *View) Name() string { return "channels" }

// Key implements [view.View].
func (v *View) Key() string { return "3" }

// Title implements [view.View].
func (v *View) Title() string { return "Channels" }

// Actions implements [view.View].
func (v *View) Actions() []action.Action { return v.actions }

// CSV returns the row under the cursor as CSV, and the line of its columns.
func (v *View) CSV() (header, row string) { return view.RowCSV(v.table.CSV(false)) }

// Enter implements [view.View]: the cursor goes to the channel that the selected goroutine
// waits on at the selected moment. The selection stays: what happens there is mostly not
// about one goroutine.
func (v *View) Enter() {
	v.pane.Focused = false
	if v.s.Found == nil || v.s.Empty() {
		return
	}
	if iv, ok := v.s.Trace.IntervalNow(v.s.Sel.Goroutine, v.s.Sel.At); ok && iv.Op.Blocked() {
		if id, ok := v.s.Found.Channels.ChannelOf(iv); ok && v.table.Select(id) {
			v.pane.Reset()
		}
	}
}

// Refresh implements [view.View]: the filter may have changed.
func (v *View) Refresh() {
	v.take()
	v.pane.Reset()
}

// Resize implements [view.View].
func (v *View) Resize(w, h int) {
	v.w, v.h = w, h
	v.lw, v.lh = v.pane.PlaceBeside(v.table.Len() > 0, w, h)
	v.table.Resize(v.lw, max(v.lh-1, 2))
}

// used returns what views treat alike in channels and locks.
func (v *View) used(c *channel.Channel) *view.Used {
	found := &v.s.Found.Channels
	return &view.Used{
		Uses:  c.Uses,
		Users: found.Users(c.ID),
		Waits: func(u channel.User) bool { return u.Op.Blocked() },
		On: func(iv model.Interval) bool {
			id, ok := found.ChannelOf(iv)
			return ok && id == c.ID
		},
		Ends: v.s.Ends.Channels[c.ID], AtEnd: atEnd(c),
	}
}

// frame returns where the channel under the cursor is used.
func (v *View) frame() (model.FrameID, bool) {
	row, ok := v.table.Current()
	if !ok {
		return model.NoFrame, true
	}
	return v.used(row).Frame(v.s), true
}

// moved takes the selection to who waits on the channel at the end, if anybody does.
func (v *View) moved() {
	v.pane.Reset()
	if c, ok := v.table.Current(); ok {
		v.used(c).Point(v.s)
	}
}

// visit goes to who waits there at the end, or else to a long wait there.
func (v *View) visit() {
	if c, ok := v.table.Current(); ok {
		v.used(c).Visit(v.s)
	}
}

// whyNot says why there is nothing to visit.
func (v *View) whyNot() string {
	if v.pane.Focused {
		return ""
	}
	return cmp.Or(view.NotYet(v.s, "channels"), "no channel was seen")
}

func (v *View) ownActions() []action.Action {
	some := func() bool { _, ok := v.table.Current(); return ok && !v.pane.Focused }
	return []action.Action{
		{ID: "visit", Keys: []string{"<Enter>", "w"}, Group: "list", Hint: "show in timeline",
			Help: "to the timeline, to who waits there when the trace ends, or a long wait there", Enabled: some, Why: v.whyNot, Do: v.visit},
	}
}

// Mouse implements [view.View].
func (v *View) Mouse(e keys.Event) {
	if v.table.Len() > 0 {
		v.pane.Share(e, v.table.Mouse)
	}
}
