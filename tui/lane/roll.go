package lane

import (
	"sort"

	"chanlens/model"
	"chanlens/model/radix"
)

// Roll is all goroutines of a trace by number. The other orders start from it, so
// that the number decides where they leave two alike.
type Roll struct {
	trace    *model.Trace
	byNumber []model.Goroutine
	lives    []life // by goroutine
}

// life is from when to when a goroutine is seen.
type life struct{ first, last model.Time }

// NewRoll looks at all goroutines of a trace once.
func NewRoll(t *model.Trace) *Roll {
	n := t.NumGoroutines()
	r := &Roll{trace: t, byNumber: make([]model.Goroutine, n), lives: make([]life, n)}
	list := make([]radix.Keyed[model.Goroutine], n)
	for i := range list {
		g := model.Goroutine(i)
		info := t.Goroutine(g)
		list[i] = radix.Keyed[model.Goroutine]{Key: radix.Ascending(info.ID), Of: g}
		r.lives[i] = life{info.First, info.Last}
	}
	for i, k := range radix.Sort(list, make([]radix.Keyed[model.Goroutine], n)) {
		r.byNumber[i] = k.Of
	}
	return r
}

// Numbered returns the goroutines that had a number, one after the other.
func (r *Roll) Numbered(id model.GoID) []model.Goroutine {
	at := func(i int) model.GoID { return r.trace.Goroutine(r.byNumber[i]).ID }
	from := sort.Search(len(r.byNumber), func(i int) bool { return at(i) >= id })
	to := from
	for to < len(r.byNumber) && at(to) == id {
		to++
	}
	return r.byNumber[from:to]
}

// Order arranges the goroutines in lanes. It looks at all goroutines: call it when the order changes, not when drawing.
func (r *Roll) Order(by Sort, system bool, stuck Stuck) Lanes {
	n := len(r.byNumber)
	l := Lanes{By: by, List: make([]model.Goroutine, 0, n), index: make([]int32, n)}
	for _, g := range r.byNumber {
		if !system && r.trace.Goroutine(g).System {
			l.Hidden++
			continue
		}
		l.List = append(l.List, g)
	}
	switch by {
	case ByStuck:
		r.arrange(l.List, stuck.keys(r.trace.End()))
	case BySeen:
		r.arrange(l.List, func(g model.Goroutine) uint64 { return radix.Ascending(r.lives[g].first) })
	case ByLife:
		r.arrange(l.List, func(g model.Goroutine) uint64 { return radix.Descending(r.lives[g].last - r.lives[g].first) })
	}
	l.enter()
	return l
}

// keys are what goroutines are sorted by in the order of how long they are stuck
// when the trace ends, the longest first, with those that are not stuck behind them.
func (s Stuck) keys(end model.Time) func(model.Goroutine) uint64 {
	return func(g model.Goroutine) uint64 {
		if since, ok := s(g); ok {
			return radix.Ascending(since)
		}
		return radix.Ascending(end + 1)
	}
}

// arrange sorts a list by a key, and leaves equal ones in their order.
func (r *Roll) arrange(list []model.Goroutine, key func(model.Goroutine) uint64) {
	keys := make([]radix.Keyed[model.Goroutine], len(list))
	for i, g := range list {
		keys[i] = radix.Keyed[model.Goroutine]{Key: key(g), Of: g}
	}
	for i, k := range radix.Sort(keys, make([]radix.Keyed[model.Goroutine], len(keys))) {
		list[i] = k.Of
	}
}

// Alive returns those of the lanes whose goroutines are alive in [from, to), in
// the same order, and in any case that of keep.
func (r *Roll) Alive(l *Lanes, from, to model.Time, keep model.Goroutine) Lanes {
	alive := make([]bool, len(r.lives)) // in the order of the lanes, the lives lie all over memory
	for g, life := range r.lives {
		alive[g] = life.first < to && life.last > from
	}
	if int(keep) < len(alive) {
		alive[keep] = true
	}
	n := 0
	for _, g := range l.List {
		if alive[g] {
			n++
		}
	}
	out := Lanes{By: l.By, Hidden: l.Hidden, List: make([]model.Goroutine, 0, n), index: make([]int32, len(l.index))}
	for _, g := range l.List {
		if alive[g] {
			out.List = append(out.List, g)
		}
	}
	out.enter()
	return out
}
