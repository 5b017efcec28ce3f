package analysis

import (
	"runtime"
	"sync"

	"chanlens/model"
)

// Scan goes through all intervals of a trace once, and sums up the time that
// goroutines did not run, most time first, and who woke whom, most wakes first.
//
//  1. Visit the segments in order, a few of them at a time, and share out the rows
//     of each among the processors (visit.go).
//  2. A processor tallies what it meets by itself: wakes by their ends (wakes.go),
//     and the lengths of waits in batches by operation and place (tally.go, batch.go).
//  3. A full batch goes to the line for its place, which all processors share
//     (line.go). It keeps lengths while they are few, and counts them in buckets
//     from then on (lengths.go, buckets.go).
//  4. When all is visited, join what is left, find the percentiles, and sort.
//
// A segment may have to be decoded for its visit, so none is visited twice, and
// no more are in use than there are processors. What Scan holds grows with the
// number of places, not of intervals. The result does not depend on who visited what.
//
// progress, if it is not nil, is called after each segment with the number of
// segments done and of all; calls do not overlap.
func Scan(t *model.Trace, progress func(done, of int)) ([]Wait, []Edge) {
	v := newVisit(t.Segments(), progress)
	tallies := make([]*tally, runtime.GOMAXPROCS(0))
	lines := newLines()
	var wg sync.WaitGroup
	for i := range tallies {
		tallies[i] = newTally(t, lines)
		wg.Go(func() {
			v.each(tallies[i].add)
			tallies[i].flush()
		})
	}
	wg.Wait()
	return lines.waits(), edges(tallies)
}
