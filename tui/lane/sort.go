package lane

import (
	"chanlens/model"
	"chanlens/model/radix"
)

// Sort says in which order goroutines stand.
type Sort uint8

// The orders.
const (
	ByNumber  Sort = iota // by the runtime's number
	ByStuck               // stuck goroutines first, longest first; the rest by number
	ByFinding             // those that findings tell of first, in their order
	ByLongest             // longest single wait first
	ByWaited              // most time waited first
	BySeen                // by first moment seen
	ByLife                // longest lived first

	numSorts
)

var sortNames = [numSorts]string{"number", "stuck first", "findings first", "longest wait", "most waited", "first seen", "longest lived"}

// sortWords name the orders where there is little room.
var sortWords = [numSorts]string{"number", "stuck", "findings", "longest", "waited", "seen", "life"}

// String returns the order's name.
func (s Sort) String() string { return sortNames[s] }

// Word names the order in one word.
func (s Sort) Word() string { return sortWords[s] }

// Sorts returns the words for all orders.
func Sorts() []string { return sortWords[:] }

// SortOf returns the order of a word.
func SortOf(word string) (Sort, bool) {
	for s := range numSorts {
		if s.Word() == word {
			return s, true
		}
	}
	return ByNumber, false
}

// Next returns the order after s, around.
func (s Sort) Next() Sort { return (s + 1) % numSorts }

// NeedsWaits reports whether an order goes by how long goroutines wait, which takes a
// look at every interval.
func (s Sort) NeedsWaits() bool { return s == ByLongest || s == ByWaited }

// Ranks is what orders go by, besides what a [Roll] knows. What is nil is not known, and
// then makes no difference.
type Ranks struct {
	Stuck   Stuck
	Finding []int32      // by goroutine: the place of the first finding that tells of it, from 1; 0: none does
	Longest []model.Time // by goroutine: its longest wait
	Waited  []model.Time // by goroutine: all its waits together
}

// Order is goroutines in an order.
type Order struct {
	List   []model.Goroutine
	By     Sort
	Back   bool // reversed
	System int  // system goroutines left out
}

// key returns what goroutines are sorted by, the lowest first; nil: by number.
func (r *Roll) key(by Sort, of *Ranks) func(model.Goroutine) uint64 {
	longest := func(times []model.Time) func(model.Goroutine) uint64 {
		if times == nil {
			return nil
		}
		return func(g model.Goroutine) uint64 { return radix.Descending(times[g]) }
	}
	switch by {
	case ByStuck:
		return of.Stuck.keys(r.trace.End())
	case ByFinding:
		if of.Finding == nil {
			return nil
		}
		return func(g model.Goroutine) uint64 { return uint64(uint32(of.Finding[g] - 1)) }
	case ByLongest:
		return longest(of.Longest)
	case ByWaited:
		return longest(of.Waited)
	case BySeen:
		return func(g model.Goroutine) uint64 { return radix.Ascending(r.lives[g].first) }
	case ByLife:
		return func(g model.Goroutine) uint64 { return radix.Descending(r.lives[g].last - r.lives[g].first) }
	}
	return nil
}

// keys are what goroutines are sorted by in the order of how long they are stuck
// when the trace ends, the longest first, with those that are not stuck behind them.
func (s Stuck) keys(end model.Time) func(model.Goroutine) uint64 {
	if s == nil {
		return nil
	}
	return func(g model.Goroutine) uint64 {
		if since, ok := s(g); ok {
			return radix.Ascending(since)
		}
		return radix.Ascending(end + 1)
	}
}
