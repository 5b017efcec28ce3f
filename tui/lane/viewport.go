package lane

import (
	"math/bits"

	"chanlens/model"
)

// Viewport is the part of the time axis that is shown, and in how many cells.
// Cell i covers the times from TimeAt(i) up to TimeAt(i+1).
type Viewport struct {
	Start model.Time
	Span  model.Time
	Cells int
}

// Fit returns the viewport that shows all of a trace that ends at end.
func Fit(end model.Time, cells int) Viewport {
	return Viewport{Span: end, Cells: cells}.Clamp(end)
}

// End returns the first moment after the viewport.
func (v Viewport) End() model.Time { return v.Start + v.Span }

// TimeAt returns the first moment of a cell.
func (v Viewport) TimeAt(cell int) model.Time {
	return v.Start + mulDiv(model.Time(cell), v.Span, model.Time(v.Cells))
}

// CellOf returns the cell that covers a moment; below 0 and from Cells on, it is
// outside the viewport.
func (v Viewport) CellOf(at model.Time) int {
	d := at - v.Start
	switch {
	case v.Cells <= 0 || v.Span <= 0:
		return 0
	case d < 0:
		return -1
	case d >= v.Span:
		return v.Cells
	}
	// The largest i with i·Span/Cells, rounded down, not after d.
	return int(mulDivLess(d+1, model.Time(v.Cells), v.Span))
}

// Cell returns the length of a cell, at least 1 ns.
func (v Viewport) Cell() model.Time {
	return max(v.Span/model.Time(max(v.Cells, 1)), 1)
}

// Has reports whether a moment is shown.
func (v Viewport) Has(at model.Time) bool { return at >= v.Start && at < v.End() }

// Clamp returns the viewport moved and shrunk into a trace that ends at end. A
// cell never covers less than 1 ns.
func (v Viewport) Clamp(end model.Time) Viewport {
	v.Cells = max(v.Cells, 1)
	least := model.Time(v.Cells)
	v.Span = max(min(v.Span, end), least)
	v.Start = max(min(v.Start, end-v.Span), 0)
	return v
}

// Zoom returns the viewport with its span scaled by num/den, keeping the moment
// at in its cell.
func (v Viewport) Zoom(num, den, at, end model.Time) Viewport {
	span := mulDiv(v.Span, num, den)
	if num > den {
		span = max(span, v.Span+1)
	}
	span = max(min(span, end), model.Time(v.Cells))
	at = min(max(at, v.Start), v.End())
	v.Start = at - mulDiv(at-v.Start, span, max(v.Span, 1))
	v.Span = span
	return v.Clamp(end)
}

// Pan returns the viewport moved by a number of cells.
func (v Viewport) Pan(cells int, end model.Time) Viewport {
	if cells < 0 {
		v.Start -= mulDiv(model.Time(-cells), v.Span, model.Time(v.Cells))
	} else {
		v.Start += mulDiv(model.Time(cells), v.Span, model.Time(v.Cells))
	}
	return v.Clamp(end)
}

// Show returns the viewport moved no further than needed to show a moment with
// some room around it; a moment far away comes into the middle.
func (v Viewport) Show(at, end model.Time) Viewport {
	room := v.Span / 10
	switch {
	case at >= v.Start && at < v.End():
		return v
	case at < v.Start && at >= v.Start-v.Span/2:
		v.Start = at - room
	case at >= v.End() && at < v.End()+v.Span/2:
		v.Start = at - v.Span + room
	default:
		v.Start = at - v.Span/2
	}
	return v.Clamp(end)
}

// Around returns the viewport that shows [from, to) with some room at both sides.
func (v Viewport) Around(from, to, end model.Time) Viewport {
	room := (to - from) / 12
	v.Start = from - room
	v.Span = to - from + 2*room
	return v.Clamp(end)
}

// mulDiv returns a·b/c, rounded down, for a, b >= 0 and c > 0, without overflow
// on the way.
func mulDiv(a, b, c model.Time) model.Time {
	if a <= 0 || b <= 0 || c <= 0 {
		return 0
	}
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	return divide(hi, lo, uint64(c))
}

// mulDivLess returns (a·b-1)/c, rounded down.
func mulDivLess(a, b, c model.Time) model.Time {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	lo, borrow := bits.Sub64(lo, 1, 0)
	return divide(hi-borrow, lo, uint64(c))
}

func divide(hi, lo, c uint64) model.Time {
	if hi >= c {
		return 1<<63 - 1
	}
	q, _ := bits.Div64(hi, lo, c)
	return model.Time(min(q, 1<<63-1))
}
