package timeline

import (
	"chanlens/model"
	"chanlens/tui/lane"
	"chanlens/tui/session"
)

// The cursor is a lane and a moment. It comes to a goroutine, and that is the selection
// which the details and the other views show:
//
//	goroutine, family   that one
//	site                one of its goroutines that is stuck, or has waited longest
//	processor, thread   who ran there then
//	channel             who did something to it just then, or waited there, longest
//	task                who began it
//	regions             whose they are
//
// If the selection changes and the cursor did not do that, it comes from elsewhere, and
// the cursor goes to a lane that shows it.

// lane returns the lane of the cursor.
func (v *View) lane() int {
	if i := v.lanes.Index(v.cursor); i >= 0 {
		return i
	}
	if !v.s.Empty() {
		return max(v.lanes.Of(v.s.Sel.Goroutine), 0)
	}
	return 0
}

// set makes what the cursor comes to the selection.
func (v *View) set(g model.Goroutine, at model.Time) {
	if g != v.s.Sel.Goroutine || at != v.s.Sel.At {
		v.pane.Reset()
	}
	v.s.Sel = session.Selection{Goroutine: g, At: at}
	v.resolved = v.s.Sel
}

// put moves the cursor to a lane, and leaves its moment.
func (v *View) put(i int) {
	if i < 0 || i >= v.lanes.Len() {
		return
	}
	v.cursor = v.lanes.List[i].Key
	if g, ok := v.cursor.Goroutine(); ok {
		v.set(g, v.s.Sel.At)
	}
}

// catchUp sees to it that lanes and cursor are those that the session tells of.
func (v *View) catchUp() {
	if !v.unveil() && v.s.Sel != v.resolved {
		v.seek()
		v.reveal()
	}
}

// seek moves the cursor to a lane that shows the selection: its own, for which groups are
// opened and what is hidden is shown, or that of where it ran or waited then. If there is
// none, the lanes are those of goroutines again.
func (v *View) seek() {
	g := v.s.Sel.Goroutine
	v.resolved = v.s.Sel
	if g == model.NoGoroutine || int(g) >= v.s.Trace.NumGoroutines() {
		return
	}
	if v.alive {
		v.cursor = lane.KeyOf(g)
		v.filter()
	}
	i := v.laneFor(g)
	if i < 0 && v.made.mode != lane.Goroutines {
		if v.lanes.Len() == 0 { // nothing to show yet
			return
		}
		v.s.Mode = lane.Goroutines
		v.s.Note("lanes: goroutines, for no other lane shows this")
		v.order()
		i = v.laneFor(g)
	}
	if i < 0 {
		v.s.Note("goroutine %d has no lane: the filter leaves it out", v.s.Trace.Goroutine(g).ID)
		i = 0
	}
	if i < v.lanes.Len() {
		v.cursor = v.lanes.List[i].Key
	}
}

// laneFor returns the lane that shows the selection, or -1.
func (v *View) laneFor(g model.Goroutine) int {
	switch v.made.mode {
	case lane.Processors, lane.Threads:
		return v.ranOn(g)
	case lane.Channels:
		return v.waitedOn()
	case lane.Tasks:
		return v.taskOf(g)
	}
	if i := v.lanes.Own(g); i >= 0 {
		return i
	}
	if v.s.Trace.Goroutine(g).System && !v.s.System {
		return -1
	}
	delete(v.hidden, lane.KeyOf(g))
	delete(v.hidden, lane.Key{Kind: lane.Family, ID: int32(g)})
	for _, k := range v.arranger.Holders(v.made.mode, g) {
		delete(v.hidden, k)
		v.folds[k] = lane.Open
	}
	if v.made.mode == lane.ByFamily {
		v.folds[lane.Key{Kind: lane.Family, ID: int32(g)}] = lane.Open
	}
	v.filter()
	return v.lanes.Own(g)
}

// nearRuns is how many intervals are looked at to find where a goroutine ran.
const nearRuns = 64

// ranOn returns the lane of where a goroutine ran at the moment of the cursor, or next after
// it, or before it; -1 if it did not.
func (v *View) ranOn(g model.Goroutine) int {
	at := v.s.Sel.At
	n := 0
	for iv := range v.s.Trace.IntervalsNow(g, at, v.s.Trace.End()) {
		if i := v.lanes.Index(v.where(iv)); i >= 0 {
			return i
		}
		if n++; n == nearRuns {
			break
		}
	}
	iv, ok := v.s.Trace.IntervalNow(g, at)
	for n := 0; ok && n < nearRuns && !v.s.Trace.Limited(); n++ {
		if iv, ok = v.s.Trace.Prev(iv); ok {
			if i := v.lanes.Index(v.where(iv)); i >= 0 {
				return i
			}
		}
	}
	return -1
}

// where returns the lane of the processor or thread that an interval ran on.
func (v *View) where(iv model.Interval) lane.Key {
	if v.made.mode == lane.Threads {
		if iv.Thread == model.NoThread {
			return lane.Key{Kind: lane.Thread, ID: -1}
		}
		return lane.Key{Kind: lane.Thread, ID: int32(iv.Thread)}
	}
	return lane.Key{Kind: lane.Proc, ID: int32(iv.Proc)}
}

// waitedOn returns the lane of the channel that the selected wait is on, or -1.
func (v *View) waitedOn() int {
	if i := v.usedThen(); i >= 0 {
		return i
	}
	iv, ok := v.selected()
	if !ok || v.s.Found == nil {
		return -1
	}
	if id, ok := v.s.Found.Channels.ChannelOf(iv); ok {
		return v.lanes.Index(lane.Key{Kind: lane.Channel, ID: int32(id)})
	}
	return -1
}

// taskOf returns the first lane of a task or of regions of a goroutine, or -1.
func (v *View) taskOf(g model.Goroutine) int {
	if i := v.lanes.Own(g); i >= 0 {
		return i
	}
	for i, l := range v.lanes.List {
		for of := range v.arranger.Members(l.Key) {
			if of == g {
				return i
			}
		}
	}
	return -1
}

// snapLimit is how many intervals are looked at, at most, to find one worth
// selecting in a cell.
const snapLimit = 64

// snap selects, in a cell, what the cell is about: of a goroutine the longest of the
// intervals that touch it and are in memory, where it begins.
func (v *View) snap(cell int) {
	p := v.viewport()
	cell = max(min(cell, p.Cells-1), 0)
	from, to := p.TimeAt(cell), p.TimeAt(cell+1)
	if v.s.Empty() {
		v.s.Sel.At = v.s.Within(from)
		v.resolved = v.s.Sel
		return
	}
	at, longest, n := from, model.Time(-1), 0
	if g, ok := v.cursor.Goroutine(); ok {
		for iv := range v.s.Trace.IntervalsNow(g, from, to) {
			start := max(iv.Start, from)
			if d := min(iv.End, to) - start; d > longest {
				at, longest = start, d
			}
			if n++; n == snapLimit {
				break
			}
		}
	}
	v.set(v.s.Sel.Goroutine, v.s.Within(at))
	v.pane.Reset()
}

// cell returns the cell of the cursor.
func (v *View) cell() int { return v.viewport().CellOf(v.s.Sel.At) }
