package analysis

import (
	"runtime"
	"sync"
	"sync/atomic"

	"chanlens/model"
)

// parallel calls f(0) … f(n-1), on as many processors as there are.
func parallel(n int, f func(i int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				f(i)
			}
		})
	}
	wg.Wait()
}

// portion is a run of a segment's rows: a share of the work of a scan.
type portion struct {
	segment  *model.Segment
	from, to int
}

// portionIntervals is how many intervals a portion holds at least: enough that
// joining the results costs little, and few enough that a trace of one segment
// keeps several processors busy.
const portionIntervals = 1 << 17

// portions divides all intervals of a trace, in the order of the trace.
func portions(t *model.Trace) []portion {
	var all []portion
	for _, s := range t.Segments() {
		from, size := 0, 0
		for i := range s.NumRows() {
			if size += s.Row(i).Len(); size >= portionIntervals {
				all = append(all, portion{s, from, i + 1})
				from, size = i+1, 0
			}
		}
		if from < s.NumRows() {
			all = append(all, portion{s, from, s.NumRows()})
		}
	}
	return all
}
