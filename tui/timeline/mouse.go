package timeline

import (
	"chanlens/model"
	"chanlens/tui/keys"
	"chanlens/tui/lane"
	"chanlens/tui/view"
)

// drag is a picture being dragged: where it was when the button went down. A drag
// that began in the minimap goes to the time under the mouse.
type drag struct {
	x, y    int
	view    lane.Viewport
	top     int
	minimap bool
}

// wheelCells is how far a turn of the wheel goes in time.
const wheelCells = 8

// Mouse implements [view.View].
func (v *View) Mouse(e keys.Event) {
	if v.drag == nil && v.pane.Takes(e) {
		return
	}
	if v.s.Empty() && !v.s.Partial() {
		return
	}
	switch e.Name {
	case keys.Click:
		v.click(e.X, e.Y)
	case keys.DoubleClick:
		v.click(e.X, e.Y)
		if !v.inMinimap(e.X, e.Y) {
			v.zoomTo()
		}
	case keys.Down:
		v.drag = &drag{e.X, e.Y, v.viewport(), v.top, v.inMinimap(e.X, e.Y)}
	case keys.Drag:
		v.dragTo(e.X, e.Y)
	case keys.Up:
		v.drag = nil
	default:
		v.wheel(e)
	}
}

// inMinimap reports whether a place is in the row of the whole trace.
func (v *View) inMinimap(x, y int) bool {
	return y == v.layout.Minimap && x >= v.layout.Label
}

// seek moves the cursor to the time under the mouse in the minimap, and the
// picture around it.
func (v *View) seek(x int) {
	end := v.s.Trace.End()
	all := lane.Fit(end, v.layout.Cells)
	v.s.Sel.At = v.s.Within(all.TimeAt(max(min(x-v.layout.Label, all.Cells-1), 0)))
	p := v.viewport()
	p.Start = v.s.Sel.At - p.Span/2
	v.setViewport(p.Clamp(end))
	v.pane.Reset()
	v.scroll(0)
}

// click selects the lane and the moment under the mouse; in the minimap it goes
// to that time.
func (v *View) click(x, y int) {
	v.drag = nil
	v.pane.Focused = false
	if v.inMinimap(x, y) {
		v.seek(x)
		return
	}
	cell := x - v.layout.Label
	lane := v.top + (y-v.layout.Lanes)/v.layout.Pitch
	if y < v.layout.Lanes || y >= v.layout.Lanes+v.layout.Rows*v.layout.Pitch || lane >= v.lanes.Len() {
		return
	}
	v.s.Sel.Goroutine = v.lanes.List[lane]
	if cell >= 0 {
		v.snap(cell)
	}
	v.pane.Reset()
}

// dragTo moves the picture with the mouse, or goes where it is in the minimap.
func (v *View) dragTo(x, y int) {
	d := v.drag
	if d == nil {
		return
	}
	if d.minimap {
		v.seek(x)
		return
	}
	v.setViewport(d.view.Pan(d.x-x, v.s.Trace.End()))
	v.top = d.top
	v.scroll((d.y - y) / v.layout.Pitch)
}

// wheel scrolls lanes, zooms at the pointer (Ctrl) or moves in time (Shift).
func (v *View) wheel(e keys.Event) {
	by := 0
	switch e.Name {
	case keys.WheelUp, keys.WheelLeft:
		by = -1
	case keys.WheelDown, keys.WheelRight:
		by = 1
	default:
		return
	}
	sideways := e.Name == keys.WheelLeft || e.Name == keys.WheelRight
	p, end := v.viewport(), v.s.Trace.End()
	switch {
	case e.Ctrl:
		num, den := model.Time(3), model.Time(4)
		if by > 0 {
			num, den = den, num
		}
		v.setViewport(p.Zoom(num, den, p.TimeAt(max(e.X-v.layout.Label, 0)), end))
	case e.Shift || sideways:
		v.setViewport(p.Pan(by*wheelCells, end))
	default:
		v.scroll(by * view.WheelLines)
	}
}
