package lane

import (
	"chanlens/model"
	"chanlens/model/format"
)

// Sort says in which order lanes stand.
type Sort uint8

// The orders.
const (
	ByNumber Sort = iota // by the runtime's number
	ByStuck              // stuck goroutines first, longest first; the rest by number
	BySeen               // by first moment seen
	ByLife               // longest lived first
	numSorts
)

var sortNames = [numSorts]string{"number", "stuck first", "first seen", "longest lived"}

// sortWords name the orders where there is little room.
var sortWords = [numSorts]string{"number", "stuck", "seen", "life"}

// String returns the order's name.
func (s Sort) String() string { return sortNames[s] }

// Next returns the order after s, around.
func (s Sort) Next() Sort { return (s + 1) % numSorts }

// Lanes is the goroutines that have a lane, in order, and where each one is.
type Lanes struct {
	List   []model.Goroutine
	By     Sort    // the order
	Hidden int     // system goroutines left out
	index  []int32 // by goroutine; -1: no lane
}

// Len returns the number of lanes.
func (l *Lanes) Len() int { return len(l.List) }

// Index returns the lane of a goroutine, or -1.
func (l *Lanes) Index(g model.Goroutine) int {
	if int(g) >= len(l.index) {
		return -1
	}
	return int(l.index[g])
}

// titles say how many lanes there are and in which order, in fewer and fewer
// words. The order by number is plain to see and goes unnamed.
func (l *Lanes) titles() []string {
	count, short := format.Plural(l.Len(), "lane"), format.Count(uint64(l.Len()))
	if l.By == ByNumber {
		return []string{count, short}
	}
	word := " by " + sortWords[l.By]
	return []string{count + ", " + l.By.String(), count + word, short + word, count, short}
}

// enter notes where each goroutine's lane is.
func (l *Lanes) enter() {
	for i := range l.index {
		l.index[i] = -1
	}
	for i, g := range l.List {
		l.index[g] = int32(i)
	}
}
