package strip

import (
	"context"
	"sync"

	"chanlens/model"
	"chanlens/model/analysis/visit"
)

// Group is what the members of a group did in a cell.
type Group struct {
	Share   model.Share // ns, of all members together
	Members int32       // alive in the cell, or in a part of it
	Waits   int32       // that began in it
}

// Blocked returns how long the members waited for something other than a processor.
func (g *Group) Blocked() model.Time {
	s := &g.Share
	return s.Total() - s[model.ClassUnknown] - s[model.ClassRunning] - s[model.ClassRunnable] - s[model.ClassSyscall]
}

// shareStudy adds up what goroutines do, by group, and for metrics of all.
type shareStudy struct {
	*window
	r     *Request
	lines int // the groups, and all goroutines if there are metrics
	mu    sync.Mutex
	all   []*shareWorker
}

func newShareStudy(w *window, r *Request) *shareStudy {
	s := &shareStudy{window: w, r: r, lines: r.NumGroups}
	if r.Metrics {
		s.lines++
	}
	return s
}

// groupOf returns the group of a goroutine, or -1.
func (s *shareStudy) groupOf(g model.Goroutine) int {
	if int(g) >= len(s.r.Groups) {
		return -1
	}
	group := int(s.r.Groups[g])
	if group < 0 || group >= s.r.NumGroups || (s.r.Only != nil && !s.r.Only(g)) {
		return -1
	}
	return group
}

// Worker implements visit.Study.
func (s *shareStudy) Worker() visit.Worker {
	w := &shareWorker{
		s: s, pane: newPane(s.window), sums: newLedger(s.window, s.lines),
		members: make([]int32, s.lines*(s.cells+1)), waits: make([]int32, s.lines*s.cells),
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.all = append(s.all, w)
	return w
}

type shareWorker struct {
	s *shareStudy
	pane
	sums    ledger
	members []int32 // by line and cell: how many more members than in the cell before; a cell more in each line
	waits   []int32 // by line and cell
}

// Done implements visit.Worker.
func (w *shareWorker) Done() {}

// Row implements visit.Worker.
func (w *shareWorker) Row(segment int, row model.Row) {
	group := w.s.groupOf(row.Goroutine)
	if group < 0 && !w.s.r.Metrics {
		return
	}
	w.enter(segment)
	ops := row.Ops()
	first, last := -1, 0
	for i, in := range w.pieces(&row) {
		var cell int
		if first < 0 {
			cell = w.cellOf(in.from)
			first = cell
		} else {
			cell = w.cellAfter(last, in.from)
		}
		last = w.cellAfter(cell, in.to-1)
		op := ops[i]
		if group >= 0 {
			w.sums.add(group, cell, last, op.Class(), in.from, in.to)
			if op.Blocked() && w.begins(&row, i, in) {
				w.waits[group*w.cells+cell]++
			}
		}
		if w.s.r.Metrics {
			w.sums.add(w.s.lines-1, cell, last, op.Class(), in.from, in.to)
		}
	}
	if group >= 0 && first >= 0 {
		w.alive(group, row.Goroutine, first, last)
	}
}

// alive notes that a goroutine is alive in cells, as far as an earlier segment in the
// same cell has not done so.
func (w *shareWorker) alive(group int, g model.Goroutine, first, last int) {
	if w.edges[first] < w.start && w.t.Goroutine(g).First < w.start {
		first++
	}
	members := w.members[group*(w.cells+1):]
	members[first]++
	members[last+1]--
}

// lost adds those that live through segments that were lost: what they did is not known.
func (w *shareWorker) lost(ctx context.Context) {
	for i := w.first; i < len(w.segments) && w.segments[i].Info().Start < w.to; i++ {
		if w.segments[i].Info().Lost == "" {
			continue
		}
		w.enter(i)
		first, last := w.cellOf(w.lo), w.cellOf(w.hi-1)
		for g := range model.Goroutine(w.t.NumGoroutines()) {
			if ctx.Err() != nil {
				return
			}
			group := w.s.groupOf(g)
			if group < 0 {
				continue
			}
			if info := w.t.Goroutine(g); info.First < w.start && info.Last > w.start {
				w.sums.add(group, first, last, model.ClassUnknown, w.lo, w.hi)
				w.alive(group, g, first, last)
			}
		}
	}
}

// join adds what another worker found.
func (w *shareWorker) join(o *shareWorker) {
	w.sums.join(&o.sums)
	for i, n := range o.members {
		w.members[i] += n
	}
	for i, n := range o.waits {
		w.waits[i] += n
	}
}

// result returns the cells of the groups, and what all goroutines did.
func (s *shareStudy) result(ctx context.Context) (groups [][]Group, total []model.Share) {
	if len(s.all) == 0 {
		return nil, nil
	}
	sum := s.all[0]
	for _, w := range s.all[1:] {
		sum.join(w)
	}
	sum.lost(ctx)
	for group := range s.r.NumGroups {
		cells := make([]Group, s.cells)
		members := int32(0)
		for x, share := range sum.sums.line(group) {
			members += sum.members[group*(s.cells+1)+x]
			cells[x] = Group{share, members, sum.waits[group*s.cells+x]}
		}
		groups = append(groups, cells)
	}
	if s.r.Metrics {
		total = sum.sums.line(s.lines - 1)
	}
	return groups, total
}
