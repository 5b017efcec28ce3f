package filter

import (
	"iter"
	"math"
	"sync/atomic"

	"chanlens/model"
)

// Set is the goroutines that a filter chooses within a range of time.
type Set struct {
	at    []model.Time // by goroutine: the first moment at which it holds; never or open
	count int
	alive int
}

// What stands for no moment. They are far to the two sides of all moments, so that the
// least of several is the right one.
const (
	never = model.NoTime              // it does not hold
	open  = model.Time(math.MaxInt64) // its rows are to be looked at
)

// Len returns how many goroutines there are.
func (s *Set) Len() int { return s.count }

// Alive returns how many goroutines were alive within the range: of so many the set is
// a choice.
func (s *Set) Alive() int { return s.alive }

// Has reports whether a goroutine is in the set.
func (s *Set) Has(g model.Goroutine) bool { return int(g) < len(s.at) && s.at[g] != never }

// At returns the first moment within the range at which the filter holds, and false for
// a goroutine that is not in the set.
func (s *Set) At(g model.Goroutine) (model.Time, bool) {
	if !s.Has(g) {
		return model.NoTime, false
	}
	return s.at[g], true
}

// All yields the goroutines, in the order of their handles.
func (s *Set) All() iter.Seq[model.Goroutine] {
	return func(yield func(model.Goroutine) bool) {
		for g, at := range s.at {
			if at != never && !yield(model.Goroutine(g)) {
				return
			}
		}
	}
}

// first returns where a goroutine stands. Others may lower it meanwhile.
func (s *Set) first(g model.Goroutine) model.Time {
	return model.Time(atomic.LoadInt64((*int64)(&s.at[g])))
}

// lower notes a moment at which the filter holds.
func (s *Set) lower(g model.Goroutine, at model.Time) {
	p := (*int64)(&s.at[g])
	for {
		was := atomic.LoadInt64(p)
		if was <= int64(at) || atomic.CompareAndSwapInt64(p, was, int64(at)) {
			return
		}
	}
}

// close drops whoever was looked at and not found, and counts.
func (s *Set) close() {
	for g, at := range s.at {
		switch at {
		case open:
			s.at[g] = never
		case never:
		default:
			s.count++
		}
	}
}
