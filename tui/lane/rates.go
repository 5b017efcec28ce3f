package lane

import (
	"sort"

	"chanlens/model"
)

// rates is how many bytes a trace has in each stretch of its time, known from its
// index before any of it is read: where a trace has many bytes it is busy.
type rates struct {
	list   []stretch // by start
	before []int64   // bytes of all stretches before each
}

// stretch is a generation: when, and how many bytes.
type stretch struct {
	start, end model.Time
	bytes      int64
}

// newRates takes the bytes of all generations that have an extent in time.
func newRates(gens []model.GenerationInfo) rates {
	var r rates
	for _, g := range gens {
		if g.Start < g.End && g.Bytes > 0 {
			r.list = append(r.list, stretch{g.Start, g.End, g.Bytes})
		}
	}
	sort.SliceStable(r.list, func(i, j int) bool { return r.list[i].start < r.list[j].start })
	sum := int64(0)
	for _, s := range r.list {
		r.before = append(r.before, sum)
		sum += s.bytes
	}
	return r
}

// until returns how many bytes there are before a moment.
func (r *rates) until(at model.Time) int64 {
	n := sort.Search(len(r.list), func(i int) bool { return r.list[i].start >= at })
	if n == 0 {
		return 0
	}
	s := r.list[n-1]
	part := mulDiv(model.Time(s.bytes), min(at, s.end)-s.start, s.end-s.start)
	return r.before[n-1] + int64(part)
}

// levels divides [0, end) in n cells and returns how many bytes each has, from 0
// for none to 8 for the most.
func (r *rates) levels(end model.Time, n int) []int {
	bytes, most := make([]int64, n), int64(0)
	all := Viewport{Span: max(end, 1), Cells: n}
	for i := range bytes {
		bytes[i] = r.until(all.TimeAt(i+1)) - r.until(all.TimeAt(i))
		most = max(most, bytes[i])
	}
	levels := make([]int, n)
	for i, b := range bytes {
		if b > 0 {
			levels[i] = max(int(mulDiv(model.Time(b), 16, model.Time(most))+1)/2, 1)
		}
	}
	return levels
}
