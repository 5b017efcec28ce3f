package model

import (
	"cmp"
	"slices"
)

// handles translates a generation's handles to the trace's.
type handles struct {
	strings    []StringID
	stacks     []StackID
	threads    []Thread
	goroutines []Goroutine
}

func (h handles) thread(t Thread) Thread {
	if t == NoThread {
		return NoThread
	}
	return h.threads[t]
}

// segment makes a segment of an arranged generation, with the trace's stacks and
// threads, and still the generation's goroutines.
func (g *Generation) segment(h handles) *Segment {
	a := g.sorted
	for i, s := range a.stack {
		a.stack[i] = h.stacks[s]
	}
	for i, th := range a.thread {
		a.thread[i] = h.thread(th)
	}
	for i, s := range a.wakes.stack {
		a.wakes.stack[i] = h.stacks[s]
	}
	return &Segment{
		info: g.info, rows: a.rows,
		start: a.start, op: a.op, stack: a.stack, proc: a.proc, thread: a.thread,
		wakes: a.wakes, byWaker: a.byWaker,
	}
}

// translate gives the wakes the trace's goroutines, and puts rows and wakers in
// their order. A processor hands out goroutine numbers in blocks of its own, so
// the order of numbers is not quite that of handles.
func (s *Segment) translate(goroutines []Goroutine) {
	for i, w := range s.wakes.waker {
		if uint32(w) == noLocal {
			s.wakes.waker[i] = NoGoroutine
		} else {
			s.wakes.waker[i] = goroutines[w]
		}
	}
	for i, w := range s.wakes.woken {
		s.wakes.woken[i] = goroutines[w]
	}
	byHandle := func(a, b row) int { return cmp.Compare(a.g, b.g) }
	if !slices.IsSortedFunc(s.rows, byHandle) {
		slices.SortFunc(s.rows, byHandle)
	}
	s.sortWakers()
}

// sortWakers puts the groups of byWaker, one for each waker, in the order of
// handles. A waker that never ran, which only a damaged trace has, is left out.
func (s *Segment) sortWakers() {
	type group struct {
		waker    Goroutine
		from, to int
	}
	var groups []group
	for i, p := range s.byWaker {
		w := s.wakes.waker[p]
		if n := len(groups); n > 0 && groups[n-1].waker == w {
			groups[n-1].to = i + 1
			continue
		}
		groups = append(groups, group{w, i, i + 1})
	}
	slices.SortFunc(groups, func(a, b group) int { return cmp.Compare(a.waker, b.waker) })
	sorted := make([]uint32, 0, len(s.byWaker))
	for _, g := range groups {
		if g.waker != NoGoroutine {
			sorted = append(sorted, s.byWaker[g.from:g.to]...)
		}
	}
	s.byWaker = sorted
}
