package timeline

import (
	"chanlens/model"
	"chanlens/tui/keys"
	"chanlens/tui/lane"
	"chanlens/tui/view"
)

// drag is the mouse being dragged: where the picture was when the button went down.
type drag struct {
	x, y int
	view lane.Viewport
	top  int
	what dragged
}

// dragged is what a drag does: that depends on where it began.
type dragged uint8

const (
	dragRange   dragged = iota // on the lanes: chooses a range
	dragPicture                // on what stands above them, or with Shift: moves the picture
	dragMinimap                // on the minimap: goes to the time under the mouse
)

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
	defer v.settle()
	switch e.Name {
	case keys.Click:
		v.click(e.X, e.Y)
	case keys.DoubleClick:
		v.click(e.X, e.Y)
		if !v.inMinimap(e.X, e.Y) {
			v.zoomTo()
		}
	case keys.Down:
		v.drag = &drag{e.X, e.Y, v.viewport(), v.top, v.dragFrom(e)}
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

// dragFrom returns what a drag does that begins at a place.
func (v *View) dragFrom(e keys.Event) dragged {
	switch {
	case v.inMinimap(e.X, e.Y):
		return dragMinimap
	case e.Shift || e.Y < v.layout.Pins || e.X < v.layout.Label:
		return dragPicture
	}
	return dragRange
}

// goTo moves the cursor to the time under the mouse in the minimap, and the picture around
// it.
func (v *View) goTo(x int) {
	end := v.s.Trace.End()
	all := lane.Fit(end, v.layout.Cells)
	v.set(v.s.Sel.Goroutine, v.s.Within(all.TimeAt(max(min(x-v.layout.Label, all.Cells-1), 0))))
	p := v.viewport()
	p.Start = v.s.Sel.At - p.Span/2
	v.setViewport(p.Clamp(end))
	v.pane.Reset()
	v.scroll(0)
}

// click selects the lane and the moment under the mouse; in the minimap it goes
// to that time, and on the mark of a finding to that.
func (v *View) click(x, y int) {
	v.drag = nil
	v.pane.Focused = false
	switch {
	case v.inMinimap(x, y):
		v.goTo(x)
		return
	case y == v.layout.Marks && x >= v.layout.Label:
		if i, ok := lane.MarkAt(v.marks, v.s.Trace.End(), v.layout.Cells, x-v.layout.Label); ok {
			v.goToMark(i)
		}
		return
	}
	at, ok := v.layout.LaneAt(y, v.top, v.lanes.Len())
	if !ok {
		return
	}
	v.put(at)
	if cell := x - v.layout.Label; cell >= 0 {
		v.snap(cell)
	}
	v.pane.Reset()
}

// goToMark goes to where the finding of a mark begins, and to its first goroutine.
func (v *View) goToMark(i int) {
	n := 0
	for k := range v.s.Found.Findings {
		f := &v.s.Found.Findings[k]
		if len(f.Spans) == 0 {
			continue
		}
		if n == i {
			g := v.s.Sel.Goroutine
			if len(f.Goroutines) > 0 {
				g = f.Goroutines[0]
			}
			v.s.Jump(g, f.Spans[0].From)
			v.s.Note("%s", f.Title)
			return
		}
		n++
	}
}

// dragTo does what a drag does at a place.
func (v *View) dragTo(x, y int) {
	d := v.drag
	if d == nil {
		return
	}
	switch d.what {
	case dragMinimap:
		v.goTo(x)
	case dragPicture:
		v.setViewport(d.view.Pan(d.x-x, v.s.Trace.End()))
		v.top = d.top
		v.scroll((d.y - y) / v.layout.Pitch)
	default:
		p := v.viewport()
		at := func(x int) model.Time { return p.TimeAt(max(min(x-v.layout.Label, p.Cells-1), 0)) }
		v.picking = false
		v.choose(at(d.x), at(x))
	}
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
