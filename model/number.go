package model

import (
	"cmp"
	"slices"
	"sync"
)

// numberIndex finds goroutines by the runtime's number. It is made when it is first
// asked for: a trace that is being loaded is shown many times and rarely searched.
type numberIndex struct {
	once  sync.Once
	order []Goroutine // by number, then handle
}

func (x *numberIndex) of(t *Trace) []Goroutine {
	x.once.Do(func() {
		x.order = make([]Goroutine, t.goroutines.n)
		for i := range x.order {
			x.order[i] = Goroutine(i)
		}
		slices.SortFunc(x.order, func(a, b Goroutine) int {
			return cmp.Or(cmp.Compare(t.goroutines.at(a).id, t.goroutines.at(b).id), cmp.Compare(a, b))
		})
	})
	return x.order
}
