package profile

import (
	"context"
	"slices"
	"sync"

	"chanlens/model"
	"chanlens/model/analysis/visit"
)

// LongestWait returns the longest wait, or the longest part of one within the range, that
// is counted in a node of a flame graph of [OffCPU]; false if there is none. It is looked
// for in the trace anew. f is what the graph was made from. It gives up soon after ctx is
// done, with ctx's error.
func (p *Profile) LongestWait(ctx context.Context, x *Tree, node int, f Flame) (longest Wait, found bool, err error) {
	s := &longestStudy{p: p, stacks: p.stacksOf(x, node, f)}
	for c := range model.Class(model.NumClasses) {
		if c != model.ClassRunning && !f.Without.Has(c) && (node == 0 || c == x.Nodes[node].Class) {
			s.classes |= Classes(c)
		}
	}
	if p.From < p.To {
		visit.Between(ctx, p.t, p.From, p.To, nil, s)
	}
	if err := ctx.Err(); err != nil {
		return Wait{}, false, err
	}
	var all []Wait
	for _, w := range s.workers {
		if w.found {
			all = append(all, w.longest)
		}
	}
	if len(all) == 0 {
		return Wait{}, false, nil
	}
	return slices.MinFunc(all, compareWaits), true, nil
}

// stacksOf tells, by stack, which of them a node counts. That the class is right is not
// looked at: within a class, a stack has one path through the tree.
func (p *Profile) stacksOf(x *Tree, node int, f Flame) []bool {
	var want []int // nodes from below the class to the node
	for i := node; i > 0 && x.Nodes[i].Kind != NodeClass; i = x.Nodes[i].Parent {
		want = append(want, i)
	}
	slices.Reverse(want)
	in := make([]bool, p.t.NumStacks()+1)
	g := newGrower(p.t, f.ByLine)
	class := x.Nodes[node].Class
	for _, s := range p.Stacks {
		if c := s.Op.Class(); c == model.ClassRunning || node > 0 && c != class {
			continue
		}
		path := g.frames(nil, p.t.Stack(s.Stack), class, true)
		same := len(path) >= len(want)
		for k := 0; same && k < len(want); k++ {
			same = g.names[path[k].name] == x.Name(want[k]) && (!f.ByLine || path[k].Frame == x.Nodes[want[k]].Frame)
		}
		in[s.Stack] = in[s.Stack] || same
	}
	return in
}

// longestStudy looks for the longest wait at some stacks. It implements [visit.Study].
type longestStudy struct {
	p       *Profile
	stacks  []bool
	classes ClassSet

	mu      sync.Mutex
	workers []*longestWorker
}

// longestWorker looks for the longest wait in rows.
type longestWorker struct {
	*longestStudy
	cut
	longest Wait
	found   bool
}

// Worker implements [visit.Study].
func (s *longestStudy) Worker() visit.Worker {
	w := &longestWorker{longestStudy: s, cut: newCut(s.p.t, s.p.From, s.p.To)}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.workers = append(s.workers, w)
	return w
}

// Row implements [visit.Worker].
func (w *longestWorker) Row(segment int, row model.Row) {
	info := w.t.Goroutine(row.Goroutine)
	if info.Last < w.from || info.First >= w.to || !w.p.options.has(row.Goroutine, &info) {
		return
	}
	w.enter(segment)
	if !w.take(row) {
		return
	}
	for w.next() {
		if !w.whole || !w.classes.Has(classOf[w.op]) || w.found && w.stop-w.begin < w.longest.Length || !w.stacks[w.standing()] {
			continue
		}
		if v := w.wait(); !w.found || compareWaits(v, w.longest) < 0 {
			w.longest, w.found = v, true
		}
	}
}

// Done implements [visit.Worker].
func (w *longestWorker) Done() {}
