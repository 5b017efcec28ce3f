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

// Wakes sums up who woke whom, most wakes first.
func Wakes(t *model.Trace) []Edge {
	segments := t.Segments()
	found := make([]map[Edge]int, len(segments))
	parallel(len(segments), func(i int) { found[i] = segmentWakes(t, segments[i]) })
	total := make(map[Edge]int)
	for _, counts := range found {
		for e, n := range counts {
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

// segmentWakes counts the wakes of a segment, by edges without a count.
func segmentWakes(t *model.Trace, s *model.Segment) map[Edge]int {
	counts := make(map[Edge]int)
	var last Edge
	n := 0
	for w := range t.Wakes(s) {
		e := Edge{
			Kind:   w.Kind,
			Waited: canonical[w.Waited],
			Waker:  t.Site(w.Stack),
			Woken:  t.Site(w.Where),
			System: t.Goroutine(w.Woken).System,
		}
		if e != last && n > 0 { // the same edge often comes many times in a row
			counts[last] += n
			n = 0
		}
		last = e
		n++
	}
	if n > 0 {
		counts[last] += n
	}
	return counts
}
