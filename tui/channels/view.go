package channels

import (
	"iter"
	"slices"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/channel"
	"chanlens/model/analysis/verdict"
	"chanlens/tui/action"
	"chanlens/tui/canvas"
	"chanlens/tui/detail"
	"chanlens/tui/keys"
	"chanlens/tui/list"
	"chanlens/tui/session"
	"chanlens/tui/view"
)

// View lists channels and locks as they were rebuilt from waits and wakes, each
// most time waited first, and below what the one under the cursor was told by.
type View struct {
	s         *session.Session
	w, h      int
	lw, lh    int // room of the table
	rows      []channelRow
	list      list.List
	most      time.Duration // waited on a channel or lock
	nameWidth int           // of the longest name
	pane      view.Pane
	actions   []action.Action
}

// channelRow is a row of the table: a channel, a lock, or the heading of the locks.
type channelRow struct {
	channel *channel.Channel
	lock    *channel.Lock
}

// New returns the view of a session.
func New(s *session.Session) *View {
	v := &View{s: s, pane: view.NewPane(s)}
	v.pane.Beside, v.pane.Words = 200, v.words
	v.list.Skip = func(row int) bool { return v.rows[row].heading() }
	v.actions = slices.Concat(v.ownActions(),
		v.list.Actions(func() bool { return !v.pane.Focused }, v.to),
		v.pane.Actions(func() { v.Resize(v.w, v.h) }))
	v.take()
	return v
}

func (r channelRow) heading() bool { return r.channel == nil && r.lock == nil }

// take takes the channels and locks of the session's survey.
func (v *View) take() {
	v.rows, v.most, v.nameWidth = nil, 0, 0
	if v.s.Found != nil {
		all := &v.s.Found.Channels
		for i := range all.Channels {
			v.rows = append(v.rows, channelRow{channel: &all.Channels[i]})
		}
		if len(all.Channels) > 0 && len(all.Locks) > 0 {
			v.rows = append(v.rows, channelRow{})
		}
		for i := range all.Locks {
			v.rows = append(v.rows, channelRow{lock: &all.Locks[i]})
		}
	}
	for _, r := range v.rows {
		v.most = max(v.most, r.waited().total())
		v.nameWidth = max(v.nameWidth, canvas.Width(r.label()))
	}
	v.list.Row, v.list.Top = 0, 0
	v.Resize(v.w, v.h)
}

// Renew implements [view.View]: channels come when all of the trace is examined.
func (v *View) Renew(r session.Renewal) {
	v.take()
	v.pane.Reset()
	if v.s.View == v.Name() && len(v.rows) > 0 {
		v.s.RememberBefore(r)
		v.Enter()
	}
}

// Name implements [view.View].
func (v *View) Name() string { return "channels" }

// Key implements [view.View].
func (v *View) Key() string { return "4" }

// Title implements [view.View].
func (v *View) Title() string { return "Channels" }

// Actions implements [view.View].
func (v *View) Actions() []action.Action { return v.actions }

// Enter implements [view.View]. The selection stays: what happens on a channel is mostly not
// about one goroutine. Who was sent to a channel or a lock finds the cursor there.
func (v *View) Enter() {
	v.pane.Focused = false
	c := v.s.TakeChoice()
	for i, r := range v.rows {
		if r.channel != nil && r.channel.ID == c.Channel || r.lock != nil && r.lock.ID == c.Lock {
			v.to(i)
		}
	}
}

// Refresh implements [view.View].
func (v *View) Refresh() {}

// Resize implements [view.View].
func (v *View) Resize(w, h int) {
	v.w, v.h = w, h
	v.lw, v.lh = v.pane.Place(w, h)
	if len(v.rows) == 0 {
		v.lw, v.lh = w, h
		v.pane.NoRoom()
	}
	v.list.Height = max(v.lh-headRows, 1)
	v.list.Fill(len(v.rows), func(int) int { return 1 })
}

// current returns the row under the cursor, and false if there is none.
func (v *View) current() (channelRow, bool) {
	if v.list.Row >= len(v.rows) {
		return channelRow{}, false
	}
	r := v.rows[v.list.Row]
	return r, !r.heading()
}

// to moves the cursor to a row, and the selection to who waits there at the end, if
// anybody does.
func (v *View) to(row int) {
	v.list.To(row)
	v.pane.Reset()
	if r, ok := v.current(); ok {
		if at := v.atEnd(r); len(at) > 0 {
			b := &v.s.Found.Blocked[at[0]]
			v.s.Sel, v.s.Member = session.Selection{Goroutine: b.Goroutine, At: v.s.Within(b.Start)}, false
		}
	}
}

// atEnd returns the first who wait on a channel or lock when the trace ends, as places in
// the list of blocked goroutines.
func (v *View) atEnd(r channelRow) []int32 {
	if r.lock != nil {
		return v.s.Ends.Locks[r.lock.ID]
	}
	return v.s.Ends.Channels[r.channel.ID]
}

// stuck reports whether somebody waits there for ever.
func (v *View) stuck(r channelRow) bool {
	at := v.atEnd(r)
	return len(at) > 0 && v.s.Found.Blocked[at[0]].Verdict == verdict.Stuck // stuck ones come first
}

// users yields who used a channel or lock.
func (v *View) users(r channelRow) iter.Seq[channel.User] {
	if r.lock != nil {
		return v.s.Found.Channels.LockUsers(r.lock.ID)
	}
	return v.s.Found.Channels.Users(r.channel.ID)
}

// visit goes to who waits there at the end, or else to a long wait there.
func (v *View) visit() {
	r, ok := v.current()
	if !ok {
		return
	}
	to, ok := v.target(r)
	if !ok {
		v.s.Note("no wait there was found soon; the details lead to who uses it")
		return
	}
	v.s.Jump(to.Goroutine, to.At)
}

// target returns where Enter leads from a row.
func (v *View) target(r channelRow) (detail.Link, bool) {
	if at := v.atEnd(r); len(at) > 0 {
		b := &v.s.Found.Blocked[at[0]]
		return detail.Link{Goroutine: b.Goroutine, At: b.Start}, true
	}
	return v.longWait(r)
}

// How far one key looks for a wait.
const (
	seekUsers = 8
	seekWaits = view.SeekLimit / seekUsers
)

// longWait returns the longest wait on a channel or lock, of those that are found in the
// time there is for one key.
func (v *View) longWait(r channelRow) (to detail.Link, ok bool) {
	began, longest, users := time.Now(), model.Time(-1), 0
	for u := range v.users(r) {
		if r.lock == nil && !u.Op.Blocked() { // it never waited there
			continue
		}
		if users++; users > seekUsers || time.Since(began) > view.SeekTime {
			break
		}
		iv, more := v.s.Trace.IntervalAt(u.Goroutine, v.s.Trace.Goroutine(u.Goroutine).First)
		for n := 0; more && n < seekWaits; n++ {
			if n%64 == 63 && time.Since(began) > view.SeekTime {
				break
			}
			if d := iv.End - iv.Start; d > longest && iv.Op.Blocked() && v.on(r, iv) {
				to, ok, longest = detail.Link{Goroutine: iv.Goroutine, At: iv.Start}, true, d
			}
			iv, more = v.s.Trace.Next(iv)
		}
	}
	return to, ok
}

// on reports whether a wait is on a channel or lock.
func (v *View) on(r channelRow, iv model.Interval) bool {
	if r.lock != nil {
		id, ok := v.s.Found.Channels.LockOf(iv)
		return ok && id == r.lock.ID
	}
	id, ok := v.s.Found.Channels.ChannelOf(iv)
	return ok && id == r.channel.ID
}

// whyNot says why there is nothing to visit.
func (v *View) whyNot() string {
	switch {
	case v.pane.Focused:
		return ""
	case v.s.Found == nil && v.s.Partial():
		return "channels are known once all of the trace is loaded"
	case v.s.Found == nil:
		return "channels are being worked out"
	}
	return "no channel or lock was seen"
}

func (v *View) ownActions() []action.Action {
	some := func() bool { _, ok := v.current(); return ok && !v.pane.Focused }
	return []action.Action{
		{ID: "visit", Keys: []string{"<Enter>", "w"}, Group: "list", Hint: "show in timeline",
			Help: "to the timeline, to who waits there when the trace ends, or a long wait there", Enabled: some, Why: v.whyNot, Do: v.visit},
	}
}

// Mouse implements [view.View].
func (v *View) Mouse(e keys.Event) {
	if v.pane.Takes(e) {
		return
	}
	row, inside := v.list.Under(e, headRows)
	switch {
	case e.Name == keys.WheelUp:
		v.list.Scroll(-view.WheelLines)
	case e.Name == keys.WheelDown:
		v.list.Scroll(view.WheelLines)
	case !inside:
	case e.Name == keys.Click:
		v.pane.Focused = false
		v.to(row)
	case e.Name == keys.DoubleClick:
		v.to(row)
		v.visit()
	}
}
