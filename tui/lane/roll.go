package lane

import (
	"slices"
	"sort"
	"sync"

	"chanlens/model"
	"chanlens/model/radix"
)

// Roll is all goroutines of a trace by number. The other orders start from it, so
// that the number decides where they leave two alike.
type Roll struct {
	trace    *model.Trace
	byNumber []model.Goroutine
	lives    []life // by goroutine

	once sync.Once
	from *origins
}

// life is from when to when a goroutine is seen.
type life struct{ first, last model.Time }

// in reports whether it meets [from, to).
func (l life) in(from, to model.Time) bool { return l.first < to && l.last > from }

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

// NumberedAt returns the goroutine that had a number at a moment, or the last one that
// had it.
func (r *Roll) NumberedAt(id model.GoID, at model.Time) (model.Goroutine, bool) {
	list := r.Numbered(id)
	for _, g := range list {
		if r.lives[g].in(at, at+1) {
			return g, true
		}
	}
	if len(list) == 0 {
		return model.NoGoroutine, false
	}
	return list[len(list)-1], true
}

// Order puts the goroutines in an order. It looks at all of them: call it when the order
// changes, not when drawing.
func (r *Roll) Order(by Sort, system bool, of Ranks) *Order {
	o := &Order{By: by, List: make([]model.Goroutine, 0, len(r.byNumber))}
	for _, g := range r.byNumber {
		if !system && r.trace.Goroutine(g).System {
			o.System++
			continue
		}
		o.List = append(o.List, g)
	}
	if key := r.key(by, &of); key != nil {
		r.arrange(o.List, key)
	}
	return o
}

// Reversed returns the order from its end.
func (o *Order) Reversed() *Order {
	r := *o
	r.List, r.Back = slices.Clone(o.List), !o.Back
	slices.Reverse(r.List)
	return &r
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
