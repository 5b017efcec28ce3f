package order

import (
	"slices"
	"sort"

	"chanlens/model"
)

// Path returns a chain of edges that shows that a happens before b, and false if what is
// known has none. It is one of the shortest; within one goroutine it is empty.
//
// a stands for all that its goroutine began by then, and so for an operation that begins
// there, or waits. b stands for what its goroutine does from there on, and so for an
// operation that completes there.
func (o *Order) Path(a, b Point) ([]Edge, bool) {
	if a.Goroutine == b.Goroutine {
		return nil, a.At <= b.At
	}
	s := search{o: o, to: b, reached: make(map[model.Goroutine]model.Time), behind: make(map[int]int)}
	s.front = []reach{{Point{a.Goroutine, a.At}, unreached, noEdge}}
	s.reached[a.Goroutine] = a.At
	for len(s.front) > 0 {
		if last, ok := s.round(); ok {
			return s.chain(last), true
		}
	}
	return nil, false
}

// search is a search for a path. Edges are named by their indexes.
type search struct {
	o       *Order
	to      Point
	reached map[model.Goroutine]model.Time // the earliest point known
	front   []reach
	behind  map[int]int // by which edge one was come to
}

// reach is a goroutine that is reached at a point, and was before from another one on.
type reach struct {
	Point
	before model.Time
	by     int // the edge
}

const noEdge = -1

// unreached is where a goroutine was reached before that was not: behind what never
// completes, too.
const unreached = never + 1

// round follows the edges from those that were reached in the round before. It returns the
// last edge of a path if one is found.
func (s *search) round() (int, bool) {
	front := s.front
	s.front = nil
	for _, r := range front {
		edges := s.o.edges
		first := sort.Search(len(edges), func(i int) bool { return compare(edges[i].leaves(), r.Point) >= 0 })
		for i := first; i < len(edges) && edges[i].From.Goroutine == r.Goroutine && edges[i].until < r.before; i++ {
			if s.follow(i, r.by) {
				return i, true
			}
		}
	}
	return noEdge, false
}

// follow follows an edge, and reports whether it leads to where the search is to end.
func (s *search) follow(i, by int) bool {
	to := s.o.edges[i].To
	s.behind[i] = by
	if to.Goroutine == s.to.Goroutine {
		return to.At <= s.to.At
	}
	// What completes there leaves with the next operation.
	at, before := to.At+1, unreached
	if known, ok := s.reached[to.Goroutine]; ok {
		if known <= at {
			return false
		}
		before = known
	}
	s.reached[to.Goroutine] = at
	s.front = append(s.front, reach{Point{to.Goroutine, at}, before, i})
	return false
}

// chain returns the edges that lead to one.
func (s *search) chain(last int) []Edge {
	var chain []Edge
	for i := last; i != noEdge; i = s.behind[i] {
		chain = append(chain, s.o.edges[i])
	}
	slices.Reverse(chain)
	return chain
}
