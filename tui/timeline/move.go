package timeline

import (
	"chanlens/model"
	"chanlens/tui/detail"
	"chanlens/tui/lane"
)

// right moves the cursor by n cells, and the picture when the cursor meets its edge.
func (v *View) right(n int) {
	p := v.viewport()
	c := v.cell() + n
	switch end := v.s.Trace.End(); {
	case c < 0:
		v.setViewport(p.Pan(c, end))
	case c >= p.Cells:
		v.setViewport(p.Pan(c-p.Cells+1, end))
	}
	v.snapOr(c, p.Start, n)
}

// snapOr does snap, and says so when that leaves the cursor and the picture, which
// started at start, where they are: the trace goes on no further in direction by.
func (v *View) snapOr(cell int, start model.Time, by int) {
	before := v.cell()
	v.snap(cell)
	if v.s.Range.Start != start || v.cell() != before {
		return
	}
	if by > 0 {
		v.s.Note("the trace ends here")
	} else {
		v.s.Note("the trace begins here")
	}
}

// panShare is which part of its width the picture moves by at a step.
const panShare = 8

// pan moves the picture and the cursor by some steps.
func (v *View) pan(steps int) {
	p := v.viewport()
	c, before := v.cell(), p.Start
	v.setViewport(p.Pan(steps*max(p.Cells/panShare, 1), v.s.Trace.End()))
	v.snapOr(c, before, steps)
}

// page moves the picture by a share of its width, with the cursor in its place.
func (v *View) page(halves int) {
	p := v.viewport()
	before := p.Start
	p = p.Pan(halves*p.Cells/2, v.s.Trace.End())
	c := v.cell()
	v.setViewport(p)
	if p.Start == before { // at the edge: move the cursor there
		if c = 0; halves > 0 {
			c = p.Cells - 1
		}
	}
	v.snapOr(c, before, halves)
}

// down moves the cursor by n lanes.
func (v *View) down(n int) {
	before := v.lane()
	v.toLane(before + n)
	switch {
	case v.lane() != before:
	case n > 0:
		v.s.Note("this is the last lane")
	default:
		v.s.Note("this is the first lane")
	}
}

func (v *View) toLane(lane int) {
	if v.lanes.Len() == 0 {
		return
	}
	c := v.cell()
	v.put(max(min(lane, v.lanes.Len()-1), 0))
	if c >= 0 && c < v.layout.Cells {
		v.snap(c)
	}
	v.reveal()
}

// to moves the cursor to a moment on its lane.
func (v *View) to(at model.Time) {
	v.set(v.s.Sel.Goroutine, v.s.Within(at))
	v.reveal()
}

// noStuck says why there is no stuck goroutine to go to.
func (v *View) noStuck() string {
	if v.s.Partial() {
		return "who is stuck is known once all of the trace is loaded"
	}
	if v.s.EndKnown() && v.s.Found == nil {
		return "who is stuck is being worked out"
	}
	return "no goroutine is stuck"
}

// nextStuck selects the next goroutine that is stuck, around.
func (v *View) nextStuck() {
	next := 0
	if i, ok := v.s.Blocked(v.s.Sel.Goroutine); ok && i < v.s.Stuck {
		next = (i + 1) % v.s.Stuck
	}
	b := &v.s.Found.Blocked[next]
	v.s.Jump(b.Goroutine, b.Start)
	v.s.Note("stuck %d of %d: %s", next+1, v.s.Stuck, b.Why(v.s.Trace))
}

// zoom scales the time around the cursor, or around the middle if the cursor is
// not in the picture.
func (v *View) zoom(num, den model.Time) {
	p := v.viewport()
	at := v.s.Sel.At
	if !p.Has(at) {
		at = p.Start + p.Span/2
	}
	v.setViewport(p.Zoom(num, den, at, v.s.Trace.End()))
	switch {
	case v.viewport() != p:
	case num < den:
		v.s.Note("a cell is one nanosecond")
	default:
		v.s.Note("this is the whole trace")
	}
}

// fit shows the whole trace.
func (v *View) fit() {
	all := lane.Fit(v.s.Trace.End(), v.layout.Cells)
	if v.viewport() == all {
		v.s.Note("this is the whole trace")
		return
	}
	v.s.Remember()
	v.setViewport(all)
	v.reveal()
}

// zoomTo shows the range that the user chose, or what is under the cursor.
func (v *View) zoomTo() {
	span := v.underCursor().Span
	what := "the interval"
	if c := v.s.Chosen; c.Span > 0 && !v.picking {
		span, what = lane.Span{From: c.Start, To: c.End()}, "the range"
	}
	if span.To <= span.From {
		v.s.Note("%s: nothing to zoom to", v.notHere())
		return
	}
	before := v.viewport()
	p := before.Around(span.From, span.To, v.s.Trace.End())
	if p == before {
		v.s.Note("%s fills the picture already", what)
		return
	}
	v.s.Remember()
	v.setViewport(p)
	v.reveal()
}

// creator goes to the go statement that made the goroutine.
func (v *View) creator() {
	info := v.s.Trace.Goroutine(v.s.Sel.Goroutine)
	v.s.Jump(info.Creator, info.Created)
}

func (v *View) hasCreator() bool {
	if v.s.Empty() {
		return false
	}
	info := v.s.Trace.Goroutine(v.s.Sel.Goroutine)
	return info.Creator != model.NoGoroutine && info.Created != model.NoTime
}

// noCreator says why there is no go statement to go to.
func (v *View) noCreator() string {
	if v.s.Trace.Goroutine(v.s.Sel.Goroutine).Created == model.NoTime {
		return "it " + detail.Before(v.s.Subject().Earlier)
	}
	return "the trace does not tell who created it"
}
