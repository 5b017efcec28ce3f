package timeline

import (
	"slices"

	"chanlens/model/format"
	"chanlens/tui/lane"
	"chanlens/tui/session"
)

// pin keeps the lane of the cursor at the top, or gives it up.
func (v *View) pin() {
	k := v.cursor
	if v.s.Unpin(k) {
		v.remake()
		v.s.Note("no longer pinned")
		return
	}
	v.s.Kept = append(slices.Clone(v.s.Kept), k)
	v.remake()
	v.s.Note("pinned; p unpins, J and K move it")
}

// remake makes the lanes anew and keeps the cursor.
func (v *View) remake() {
	v.filter()
	if v.lanes.Index(v.cursor) < 0 {
		v.seek()
	}
	v.reveal()
}

// pinned reports whether the lane of the cursor is pinned.
func (v *View) pinned() bool { return v.lane() < v.lanes.Pinned }

// movePin moves a pinned lane among those that the user pinned.
func (v *View) movePin(by int) func() {
	return func() {
		at := slices.Index(v.s.Kept, v.cursor)
		if at < 0 {
			v.s.Note("this lane is pinned for a finding; p unpins it")
			return
		}
		if to := at + by; to >= 0 && to < len(v.s.Kept) {
			v.s.Kept = slices.Clone(v.s.Kept)
			v.s.Kept[at], v.s.Kept[to] = v.s.Kept[to], v.s.Kept[at]
			v.remake()
			return
		}
		v.s.Note("no pinned lane of yours lies beyond")
	}
}

// hide hides the lane of the cursor. The cursor goes to the next one.
func (v *View) hide() {
	if v.pinned() {
		v.s.Note("a pinned lane is not hidden; p unpins it")
		return
	}
	at := v.lane()
	v.hidden[v.cursor] = true
	v.filter()
	if v.lanes.Len() > 0 {
		v.toLane(min(at, v.lanes.Len()-1))
	}
	v.s.Note("hidden; X shows what is hidden")
}

// unhide shows what was hidden.
func (v *View) unhide() {
	n := len(v.hidden)
	clear(v.hidden)
	v.remake()
	v.s.Note("%s shown again", format.Plural(n, "lane"))
}

// fold opens the lane of the cursor, or closes it, or what holds it.
func (v *View) fold() {
	at := v.lane()
	if at >= v.lanes.Len() {
		return
	}
	l := v.lanes.List[at]
	if at < v.lanes.Pinned && l.Fold != lane.Single {
		v.s.Note("unpin the group to open it")
		return
	}
	if l.Fold == lane.Single {
		for at > v.lanes.Pinned && v.lanes.List[at].Depth >= l.Depth {
			at--
		}
		if holder := v.lanes.List[at]; at >= v.lanes.Pinned && holder.Depth < l.Depth {
			v.put(at)
			l = holder
		}
	}
	switch l.Fold {
	case lane.Single:
		v.s.Note("this lane holds no others")
		return
	case lane.Open:
		v.folds[l.Key] = lane.Closed
	default:
		v.folds[l.Key] = lane.Open
	}
	v.asked = question{}
	v.filter()
	v.reveal()
}

// drop gives up the range that was chosen, or what is pinned for a reason.
func (v *View) drop() {
	if v.picking || v.s.Chosen.Span > 0 {
		v.picking, v.s.Chosen = false, session.Range{}
		v.s.Note("no range is chosen any more")
		return
	}
	v.s.Pins = session.Pins{}
	v.remake()
}

// canDrop reports whether there is something to drop.
func (v *View) canDrop() bool {
	return v.picking || v.s.Chosen.Span > 0 || len(v.s.Pins.Of) > 0
}
