package timeline

import (
	"cmp"
	"slices"

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

// Order arranges the goroutines of a trace in lanes. It looks at all of them:
// call it when the order changes, not when drawing.
func Order(t *model.Trace, by Sort, system bool, stuck map[model.Goroutine]model.Interval) Lanes {
	n := t.NumGoroutines()
	l := Lanes{By: by, List: make([]model.Goroutine, 0, n), index: make([]int32, n)}
	infos := make([]model.GoroutineInfo, n)
	for i := range n {
		infos[i] = t.Goroutine(model.Goroutine(i))
		if infos[i].System && !system {
			l.Hidden++
			continue
		}
		l.List = append(l.List, model.Goroutine(i))
	}
	number := func(a, b model.Goroutine) int { return cmp.Compare(infos[a].ID, infos[b].ID) }
	waited := func(g model.Goroutine) model.Time {
		if iv, ok := stuck[g]; ok {
			return iv.End - iv.Start + 1
		}
		return 0
	}
	life := func(g model.Goroutine) model.Time { return infos[g].Last - infos[g].First }
	slices.SortFunc(l.List, func(a, b model.Goroutine) int {
		switch by {
		case ByStuck:
			return cmp.Or(cmp.Compare(waited(b), waited(a)), number(a, b))
		case BySeen:
			return cmp.Or(cmp.Compare(infos[a].First, infos[b].First), number(a, b))
		case ByLife:
			return cmp.Or(cmp.Compare(life(b), life(a)), number(a, b))
		}
		return number(a, b)
	})
	for i := range l.index {
		l.index[i] = -1
	}
	for i, g := range l.List {
		l.index[g] = int32(i)
	}
	return l
}

// In returns the lanes of goroutines that are alive in [from, to), in the same
// order, and in any case that of keep.
func (l *Lanes) In(t *model.Trace, from, to model.Time, keep model.Goroutine) Lanes {
	out := Lanes{By: l.By, Hidden: l.Hidden, index: make([]int32, len(l.index))}
	for i := range out.index {
		out.index[i] = -1
	}
	for _, g := range l.List {
		if info := t.Goroutine(g); g == keep || (info.First < to && info.Last > from) {
			out.index[g] = int32(len(out.List))
			out.List = append(out.List, g)
		}
	}
	return out
}
