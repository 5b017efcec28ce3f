package graph

import (
	"chanlens/tui/keys"
	"chanlens/tui/view"
)

// drag is the picture being dragged: where the mouse was when the button went down, and
// the picture then.
type drag struct{ x, y, left, top int }

// wheelCells is how far a turn of the wheel scrolls sideways.
const wheelCells = 8

// Mouse implements [view.View].
func (v *View) Mouse(e keys.Event) {
	if v.picture == nil || v.drag == nil && v.pane.Takes(e) {
		return
	}
	switch e.Name {
	case keys.Click, keys.DoubleClick:
		v.drag, v.pane.Focused = nil, false
		spot := -1
		if e.X < v.aw && e.Y < v.ah+headRows {
			spot = v.picture.Hit(e.X, e.Y-headRows, v.seen)
		}
		if spot < 0 {
			return
		}
		if v.to(spot); e.Name == keys.DoubleClick {
			v.visit()
		}
	case keys.Down:
		v.drag = &drag{e.X, e.Y, v.seen.X, v.seen.Y}
	case keys.Drag:
		if d := v.drag; d != nil {
			v.scrollTo(d.left+d.x-e.X, d.top+d.y-e.Y)
		}
	case keys.Up:
		v.drag = nil
	default:
		v.wheel(e)
	}
}

// wheel scrolls, sideways with Shift.
func (v *View) wheel(e keys.Event) {
	by := 1
	switch e.Name {
	case keys.WheelUp, keys.WheelLeft:
		by = -1
	}
	if e.Shift || e.Name == keys.WheelLeft || e.Name == keys.WheelRight {
		v.scroll(by*wheelCells, 0)
	} else {
		v.scroll(0, by*view.WheelLines)
	}
}
