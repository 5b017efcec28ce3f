package lane

import (
	"slices"
	"sort"

	"chanlens/model"
	"chanlens/model/analysis/strip"
)

// Strips is what lanes that do not stand for a single goroutine show in a window. It may
// be of another window than the one that is drawn: until there is a newer one, it is
// stretched.
type Strips struct {
	*strip.Strips
	rows map[Key]int // of the lists of their kinds
}

// NewStrips returns what was computed for some lanes: for each kind, in the order in which
// they were asked for.
func NewStrips(s *strip.Strips, keys []Key) *Strips {
	out := &Strips{s, make(map[Key]int, len(keys))}
	var next [numKinds]int
	for _, k := range keys {
		list := k.Kind
		if list == Family { // both are groups
			list = Site
		}
		out.rows[k] = next[list]
		next[list]++
	}
	return out
}

// Has reports whether all of some lanes are told of.
func (s *Strips) Has(keys []Key) bool {
	return s != nil && !slices.ContainsFunc(keys, func(k Key) bool { _, ok := s.rows[k]; return !ok })
}

// rowOf returns the cells of a lane from the list of its kind; nil if it is not told of.
func rowOf[T any](s *Strips, k Key, list func(*strip.Strips) [][]T) []T {
	if s == nil {
		return nil
	}
	i, ok := s.rows[k]
	if !ok || i >= len(list(s.Strips)) {
		return nil
	}
	return list(s.Strips)[i]
}

func groups(s *strip.Strips) [][]strip.Group { return s.Groups }
func procs(s *strip.Strips) [][]strip.Run    { return s.Procs }
func threads(s *strip.Strips) [][]strip.Run  { return s.Threads }
func acts(s *strip.Strips) [][]strip.Acts    { return s.Acts }
func fills(s *strip.Strips) [][]strip.Fill   { return s.Fills }
func waits(s *strip.Strips) [][]strip.Wait   { return s.Channels }

// cells returns which of the strips' cells stand for each cell of a viewport: from first
// up to last. None do where the strips do not reach.
func (s *Strips) cells(v Viewport) func(x int) (first, last int) {
	n := len(s.Edges) - 1
	if s.From == v.Start && s.To == v.End() && n == v.Cells {
		return func(x int) (int, int) { return x, x + 1 }
	}
	at := func(t model.Time) int { // the cell that a moment is in
		return sort.Search(n, func(i int) bool { return s.Edges[i+1] > t })
	}
	return func(x int) (int, int) {
		from, to := v.TimeAt(x), v.TimeAt(x+1)
		if to <= s.From || from >= s.To {
			return 0, 0
		}
		first := at(max(from, s.From))
		return first, max(min(at(max(to-1, s.From)), n-1), first) + 1
	}
}
