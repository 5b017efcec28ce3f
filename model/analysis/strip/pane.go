package strip

import (
	"iter"
	"sort"

	"chanlens/model"
)

// pane is the part of the window that lies in the segment a worker looks at.
type pane struct {
	*window
	segment    int
	start, end model.Time // of the segment
	lo, hi     model.Time // of what of the window lies in it

	borders [64]model.Time // scratch of pieces
}

func newPane(w *window) pane { return pane{window: w, segment: -1} }

// enter turns to a segment, and reports whether it is another one than before.
func (p *pane) enter(segment int) bool {
	if segment == p.segment {
		return false
	}
	info := p.segments[segment].Info()
	p.segment, p.start, p.end = segment, info.Start, info.End
	p.lo, p.hi = max(info.Start, p.from), min(info.End, p.to)
	return true
}

// interval returns the first interval of a row that reaches into the pane, and where it
// begins there; false if there is none.
func (p *pane) interval(row *model.Row) (i int, at model.Time, ok bool) {
	n := row.Len()
	if n == 0 {
		return 0, 0, false
	}
	if p.lo > p.start {
		i = sort.Search(n, func(i int) bool { return row.End(i) > p.lo })
		if i == n {
			return 0, 0, false
		}
	}
	at = max(row.Start(i), p.lo)
	return i, at, at < p.hi
}

// piece is what of an interval lies in a pane.
type piece struct{ from, to model.Time }

// pieces yields what of a row lies in the pane, by the row's intervals.
func (p *pane) pieces(row *model.Row) iter.Seq2[int, piece] {
	return func(yield func(int, piece) bool) {
		i, at, ok := p.interval(row)
		for n := row.Len(); ok && i < n; {
			m := row.Borders(i, p.borders[:])
			for k, border := range p.borders[1:m] {
				end := min(border, p.hi)
				if !yield(i+k, piece{at, end}) || end == p.hi {
					return
				}
				at = end
			}
			i += m - 1
		}
	}
}

// begins reports whether an interval of a row begins in the pane, of which a piece lies in
// it. One that starts with the segment is not seen to begin.
func (p *pane) begins(row *model.Row, i int, in piece) bool {
	return in.from > p.lo || in.from > p.start && row.Start(i) == in.from
}
