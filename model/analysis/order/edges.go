package order

import (
	"iter"
	"sort"

	"chanlens/model"
)

// Edges yields the edges that leave or arrive in a goroutine in [from, to): first those
// that leave, then those that arrive, in time order each.
func (o *Order) Edges(g model.Goroutine, from, to model.Time) iter.Seq[Edge] {
	return func(yield func(Edge) bool) {
		for e := range o.Leaving(g, from, to) {
			if !yield(e) {
				return
			}
		}
		for e := range o.Arriving(g, from, to) {
			if !yield(e) {
				return
			}
		}
	}
}

// Leaving yields the edges from a goroutine whose operations begin before to, and complete
// at from or later.
func (o *Order) Leaving(g model.Goroutine, from, to model.Time) iter.Seq[Edge] {
	return func(yield func(Edge) bool) {
		first := sort.Search(len(o.edges), func(i int) bool { return compare(o.edges[i].leaves(), Point{g, from}) >= 0 })
		for _, e := range o.edges[first:] {
			if e.From.Goroutine != g || e.From.At >= to || !yield(e) {
				return
			}
		}
	}
}

// Arriving yields the edges to a goroutine in [from, to).
func (o *Order) Arriving(g model.Goroutine, from, to model.Time) iter.Seq[Edge] {
	return func(yield func(Edge) bool) {
		first := sort.Search(len(o.arriving), func(i int) bool { return compare(o.edges[o.arriving[i]].To, Point{g, from}) >= 0 })
		for _, i := range o.arriving[first:] {
			e := o.edges[i]
			if e.To.Goroutine != g || e.To.At >= to || !yield(e) {
				return
			}
		}
	}
}
