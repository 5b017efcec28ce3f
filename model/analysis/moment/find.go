package moment

import (
	"cmp"
	"slices"

	"chanlens/model"
	"chanlens/model/analysis/channel"
)

// Finder finds the moments of queries in a trace. It may be used by any number of
// goroutines.
type Finder struct {
	t     *model.Trace
	chans *channel.Result
}

// NewFinder returns a Finder. Names of channels and locks are those of chans.
func NewFinder(t *model.Trace, chans *channel.Result) *Finder { return &Finder{t, chans} }

// Trace returns the trace in which is looked.
func (f *Finder) Trace() *model.Trace { return f.t }

// First returns the moment that a query asks for: that of its ordinal, or else the first.
// It returns false if there is none.
func (f *Finder) First(q *Query) (Moment, bool) {
	var m Moment
	var ok bool
	switch q.nth {
	case last:
		for x := range f.each(q) {
			if !ok || before(&m, &x) {
				m, ok = x, true
			}
		}
	default:
		m, ok = f.nth(q, max(q.nth, 1))
	}
	if !ok {
		return Moment{}, false
	}
	return m.end(q), true
}

// nth returns the n-th moment, from 1. It keeps no more than n.
func (f *Finder) nth(q *Query, n int) (Moment, bool) {
	var least []Moment // in order
	for m := range f.each(q) {
		if len(least) == n && !before(&m, &least[n-1]) {
			continue
		}
		i, _ := slices.BinarySearchFunc(least, m, func(a, b Moment) int {
			if before(&b, &a) {
				return 1
			}
			return -1
		})
		if len(least) == n {
			least = least[:n-1]
		}
		least = slices.Insert(least, i, m)
	}
	if len(least) < n {
		return Moment{}, false
	}
	return least[n-1], true
}

// All returns all moments that fit a query, whatever its ordinal, in the order in which
// they began.
func (f *Finder) All(q *Query) []Moment {
	all := slices.Collect(f.each(q))
	slices.SortStableFunc(all, order)
	for i := range all {
		all[i] = all[i].end(q)
	}
	return all
}

// Count returns how many moments fit a query, whatever its ordinal.
func (f *Finder) Count(q *Query) int {
	n := 0
	for range f.each(q) {
		n++
	}
	return n
}

// Frame returns the innermost frame of a moment's stack that is in a function, and false
// if none is. An empty name stands for the innermost function of the program.
func (f *Finder) Frame(m Moment, fn string) (model.FrameID, bool) {
	if fn == "" {
		site := f.t.Site(m.Stack)
		return site, site != model.NoFrame
	}
	for _, id := range f.t.Stack(m.Stack) {
		if FitsFunc(fn, f.t.Frame(id).Func) {
			return id, true
		}
	}
	return model.NoFrame, false
}

// order is that of time: by begin, and what begins at one moment by end and goroutine.
func order(a, b Moment) int {
	return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(a.End, b.End), cmp.Compare(a.Goroutine, b.Goroutine), cmp.Compare(a.Chan, b.Chan))
}

func before(a, b *Moment) bool { return order(*a, *b) < 0 }

// end returns what a query means of a moment: its end, if it asks for that.
func (m Moment) end(q *Query) Moment {
	if q.endOf {
		m.At = m.End
	}
	return m
}
