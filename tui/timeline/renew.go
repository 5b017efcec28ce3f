package timeline

import (
	"chanlens/model"
	"chanlens/tui/session"
)

// Renew implements [view.View]: the lanes come in their order anew, and those on the
// screen stay there. What holds them is the selected goroutine, which stays in its
// row, or if it is off the screen, the goroutine in the first row.
func (v *View) Renew(r session.Renewal) {
	held, row := v.held(r)
	top := v.top
	v.arrangeLanes()
	v.filter()
	if r.Home {
		v.home()
		v.reveal()
		return
	}
	if v.s.Empty() && v.all.Len() > 0 {
		v.replaceSelection(r)
	}
	if lane := v.lanes.Index(held); lane >= 0 {
		v.top = lane - row
	}
	v.scroll(0)
	if v.drag != nil {
		v.drag.top += v.top - top
	}
	v.pane.Renew()
}

// held returns the goroutine that holds the lanes where they are, by its new
// handle, and in which row it is.
func (v *View) held(r session.Renewal) (g model.Goroutine, row int) {
	lane := v.lanes.Index(r.Sel.Goroutine) // v.lanes are those of the survey before
	if lane >= v.top && lane < v.top+v.layout.Rows && !r.Lost {
		return v.s.Sel.Goroutine, lane - v.top
	}
	if v.top >= v.lanes.Len() {
		return model.NoGoroutine, 0
	}
	if g, ok := v.s.Named(r.Before.NameOf(v.lanes.List[v.top])); ok {
		return g, 0
	}
	return model.NoGoroutine, 0
}

// replaceSelection selects the first goroutine on the screen in place of one that is
// not there any more. It is given up again as soon as the other is back.
func (v *View) replaceSelection(r session.Renewal) {
	g := v.all.List[0]
	if n := v.lanes.Len(); n > 0 {
		g = v.lanes.List[max(min(v.top, n-1), 0)]
	}
	v.s.Replace(g, r)
	v.filter()
}
