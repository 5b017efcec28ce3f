package timeline

import (
	"chanlens/model"
	"chanlens/tui/lane"
	"chanlens/tui/session"
)

// Renew implements [view.View]: the lanes come in their order anew, and those on the
// screen stay there. What holds them is the lane of the cursor, which stays in its
// row, or if it is off the screen, the lane in the first row.
func (v *View) Renew(r session.Renewal) {
	held, row := v.held(r)
	top := v.top
	v.translate(r.Before)
	v.arrangeLanes()
	v.filter()
	if r.Home {
		v.home()
		v.reveal()
		v.settle()
		return
	}
	if v.s.Empty() && len(v.made.order.List) > 0 {
		v.replaceSelection(r)
	}
	if lane := v.lanes.Index(held); lane >= v.layout.Pinned {
		v.top = lane - row
	}
	v.scroll(0)
	if v.drag != nil {
		v.drag.top += v.top - top
	}
	v.resolved = v.s.Sel // it is the same as before, by another handle
	if v.lanes.Index(v.cursor) < 0 {
		v.seek()
	}
	v.pane.Renew()
	v.settle()
}

// translate finds what the user did to lanes again, in a newer survey.
func (v *View) translate(before *session.Survey) {
	folds, hidden := v.folds, v.hidden
	v.folds, v.hidden = make(map[lane.Key]lane.Fold), make(map[lane.Key]bool)
	for k, f := range folds {
		if k, ok := v.s.RenewLane(k, before); ok {
			v.folds[k] = f
		}
	}
	for k := range hidden {
		if k, ok := v.s.RenewLane(k, before); ok {
			v.hidden[k] = true
		}
	}
	if k, ok := v.s.RenewLane(v.cursor, before); ok {
		v.cursor = k
	} else if !v.s.Empty() {
		v.cursor = lane.KeyOf(v.s.Sel.Goroutine)
	}
	v.asked = question{}
}

// held returns the lane that holds the others where they are, as it is in the new survey,
// and in which row it is.
func (v *View) held(r session.Renewal) (k lane.Key, row int) {
	none := lane.Key{Kind: lane.Goroutine, ID: -1}
	at := v.lane() // v.lanes are those of the survey before
	if r.Sel.Goroutine != model.NoGoroutine && v.cursor.Kind == lane.Goroutine {
		at = v.lanes.Of(r.Sel.Goroutine)
	}
	row = at - v.top
	if at < v.top || row >= v.layout.Rows || r.Lost {
		at, row = v.top, 0
	}
	if at < 0 || at >= v.lanes.Len() {
		return none, 0
	}
	if k, ok := v.s.RenewLane(v.lanes.List[at].Key, r.Before); ok {
		return k, row
	}
	return none, 0
}

// replaceSelection selects the first goroutine on the screen in place of one that is
// not there any more. It is given up again as soon as the other is back.
func (v *View) replaceSelection(r session.Renewal) {
	g := v.made.order.List[0]
	if n := v.lanes.Len(); n > 0 {
		if first, ok := v.lanes.List[max(min(v.top, n-1), 0)].Goroutine(); ok {
			g = first
		}
	}
	v.s.Replace(g, r)
	v.cursor = lane.KeyOf(g)
	v.filter()
}
