package analysis

import (
	"cmp"
	"slices"

	"chanlens/model"
)

// Edge sums up all wakes of one kind from one place to one place.
type Edge struct {
	Kind   model.WakeKind
	Waited model.Operation // what the woken goroutines waited in; variants are joined
	Waker  model.FrameID   // where the wakers were; NoFrame for a timer, the network poller or the runtime
	Woken  model.FrameID   // where the woken goroutines waited
	System bool            // the woken ones are the runtime's or the tracer's own
	Count  int
}

// wakeCounts counts wakes, by edges without a count. Wakes come by the woken
// goroutine, so that the same one, and the same edge, come many times in a row.
type wakeCounts struct {
	t      *model.Trace
	edges  map[Edge]int
	last   Edge
	n      int             // of last, not counted in edges yet
	woken  model.Goroutine // the last one
	system bool            // of woken
}

func newWakeCounts(t *model.Trace) wakeCounts {
	return wakeCounts{t: t, edges: make(map[Edge]int), woken: model.NoGoroutine}
}

func (c *wakeCounts) add(w model.Wake) {
	if w.Woken != c.woken {
		c.woken, c.system = w.Woken, c.t.Goroutine(w.Woken).System
	}
	e := Edge{
		Kind:   w.Kind,
		Waited: w.Waited.Canonical(),
		Waker:  c.t.Site(w.Stack),
		Woken:  c.t.Site(w.Where),
		System: c.system,
	}
	if e != c.last {
		c.flush()
		c.last = e
	}
	c.n++
}

// flush counts what it has put off.
func (c *wakeCounts) flush() {
	if c.n > 0 {
		c.edges[c.last] += c.n
		c.n = 0
	}
}

// edges joins what tallies counted, most wakes first.
func edges(tallies []*tally) []Edge {
	total := make(map[Edge]int)
	for _, y := range tallies {
		for e, n := range y.wakes.edges {
			total[e] += n
		}
	}
	edges := make([]Edge, 0, len(total))
	for e, n := range total {
		e.Count = n
		edges = append(edges, e)
	}
	slices.SortFunc(edges, func(a, b Edge) int {
		return cmp.Or(
			-cmp.Compare(a.Count, b.Count),
			cmp.Compare(a.Waker, b.Waker),
			cmp.Compare(a.Woken, b.Woken),
			cmp.Compare(a.Kind, b.Kind),
			cmp.Compare(a.Waited, b.Waited),
			cmp.Compare(btoi(a.System), btoi(b.System)),
		)
	})
	return edges
}
