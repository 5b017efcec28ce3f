package strip

import (
	"sort"

	"chanlens/model"
)

// window is the part of a trace that is looked at, and its cells.
type window struct {
	t        *model.Trace
	segments []*model.Segment // the trace's
	from, to model.Time
	cells    int
	edges    []model.Time // one more than there are cells
	scale    float64      // cells by ns
	first    int          // the first segment that it touches
}

func newWindow(t *model.Trace, from, to model.Time, cells int) *window {
	w := &window{
		t: t, segments: t.Segments(), from: from, to: to, cells: cells,
		edges: make([]model.Time, cells+1), scale: float64(cells) / float64(to-from),
	}
	n := model.Time(cells)
	width, rest := (to-from)/n, (to-from)%n
	for i := range w.edges {
		w.edges[i] = from + width*model.Time(i) + rest*model.Time(i)/n // without overflow, for any window
	}
	w.first = sort.Search(len(w.segments), func(i int) bool { return w.segments[i].Info().End > from })
	return w
}

// cellOf returns the cell that a moment in the window lies in.
func (w *window) cellOf(at model.Time) int {
	c := min(int(float64(at-w.from)*w.scale), w.cells-1)
	for w.edges[c+1] <= at { // what rounding took off, or added
		c++
	}
	for w.edges[c] > at {
		c--
	}
	return c
}

// cellAfter is cellOf for a moment that is not before cell c, and often in it.
func (w *window) cellAfter(c int, at model.Time) int {
	if at < w.edges[c+1] {
		return c
	}
	return w.cellOf(at)
}

// has reports whether a moment lies in the window.
func (w *window) has(at model.Time) bool { return at >= w.from && at < w.to }

// width returns how long a cell is.
func (w *window) width(cell int) model.Time { return w.edges[cell+1] - w.edges[cell] }

// each calls f with the part of [from, to) in each cell. It lies in the window.
func (w *window) each(from, to model.Time, f func(cell int, d model.Time)) {
	for c := w.cellOf(from); from < to; c++ {
		end := min(to, w.edges[c+1])
		f(c, end-from)
		from = end
	}
}

// known returns how much of each cell lies in segments that have rows.
func (w *window) known() []model.Time {
	known := make([]model.Time, w.cells)
	for i := w.first; i < len(w.segments) && w.segments[i].Info().Start < w.to; i++ {
		if w.segments[i].NumRows() > 0 {
			info := w.segments[i].Info()
			w.each(max(info.Start, w.from), min(info.End, w.to), func(c int, d model.Time) { known[c] += d })
		}
	}
	return known
}
