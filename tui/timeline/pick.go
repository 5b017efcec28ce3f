package timeline

import (
	"time"

	"chanlens/model"
	"chanlens/model/format"
	"chanlens/tui/session"
)

// pick begins to choose a range at the cursor, or ends it there.
func (v *View) pick() {
	if v.picking {
		v.picked()
		return
	}
	v.picking, v.from = true, v.s.Sel.At
	v.extend()
	v.s.Note("a range begins here; move to its end, then v")
}

// picked ends the choice of a range.
func (v *View) picked() {
	v.picking = false
	v.s.Note("range of %s; z zooms to it, Esc drops it", format.Duration(time.Duration(v.s.Chosen.Span)))
}

// extend makes the range that is being chosen reach to the cursor, and no less than the
// cells of both ends.
func (v *View) extend() {
	if v.picking {
		v.choose(v.from, v.s.Sel.At)
	}
}

// choose chooses the range between two moments, with the cells that they are in.
func (v *View) choose(a, b model.Time) {
	a, b = min(a, b), max(a, b)
	p := v.viewport()
	if x := p.CellOf(b); x >= 0 && x < p.Cells {
		b = p.TimeAt(x+1) - 1
	}
	a, b = v.s.Within(a), v.s.Within(b)+1
	v.s.Chosen = session.Range{Start: a, Span: b - a}
}
