package strip

import (
	"cmp"
	"slices"

	"chanlens/model"
)

// stay is how long the goroutine of a row has run on a lane, in the cell that its
// intervals have come to.
type stay struct {
	cell int
	d    model.Time // 0: not there
}

// part is how long a goroutine ran on a lane, in the part of a cell that lies in one
// segment.
type part struct {
	lane, cell int32
	g          model.Goroutine
	d          model.Time
}

// stay notes that the goroutine of the row runs in a cell, which is not before the cell
// of that lane that was told last.
func (w *runWorker) stay(lane, cell int, g model.Goroutine, d model.Time) {
	s := &w.row[lane]
	switch {
	case s.d == 0:
		w.in = append(w.in, lane)
	case s.cell != cell:
		w.ran(lane, s.cell, g, s.d)
		s.d = 0
	}
	s.cell = cell
	s.d += d
}

// leave ends a row.
func (w *runWorker) leave(g model.Goroutine) {
	for _, lane := range w.in {
		w.ran(lane, w.row[lane].cell, g, w.row[lane].d)
		w.row[lane].d = 0
	}
	w.in = w.in[:0]
}

// ran notes how long a goroutine ran in a cell, as far as that lies in the segment.
func (w *runWorker) ran(lane, cell int, g model.Goroutine, d model.Time) {
	if w.edges[cell] < w.start || w.edges[cell+1] > w.end {
		w.parts = append(w.parts, part{int32(lane), int32(cell), g, d})
		return
	}
	w.cellsOf[lane*w.cells+cell].ran(g, d)
}

// ran notes how long a goroutine ran. Of two that ran as long, the first one counts.
func (r *Run) ran(g model.Goroutine, d model.Time) {
	if d > r.LongestD || (d == r.LongestD && g < r.Longest) {
		r.Longest, r.LongestD = g, d
	}
}

// addParts adds up the parts of cells that lie in several segments.
func (w *runWorker) addParts() {
	slices.SortFunc(w.parts, func(a, b part) int {
		return cmp.Or(cmp.Compare(a.lane, b.lane), cmp.Compare(a.cell, b.cell), cmp.Compare(a.g, b.g))
	})
	for i := 0; i < len(w.parts); {
		p := w.parts[i]
		for i++; i < len(w.parts) && w.parts[i].lane == p.lane && w.parts[i].cell == p.cell && w.parts[i].g == p.g; i++ {
			p.d += w.parts[i].d
		}
		w.cellsOf[int(p.lane)*w.cells+int(p.cell)].ran(p.g, p.d)
	}
}
