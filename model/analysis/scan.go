package analysis

import (
	"context"
	"sync"

	"chanlens/model"
	"chanlens/model/analysis/visit"
)

// Scan goes through all intervals of a trace once, and sums up the time that
// goroutines did not run, most time first, and who woke whom, most wakes first. It
// takes other studies along, so that all of them cost one visit.
//
//  1. Visit the segments in order, a few of them at a time, and share out the rows
//     of each among the processors (package visit).
//  2. A processor tallies what it meets by itself: wakes by their ends (wakes.go),
//     and the lengths of waits in batches by operation and place (tally.go, batch.go).
//  3. A full batch goes to the line for its place, which all processors share
//     (line.go). It keeps lengths while they are few, and counts them in buckets
//     from then on (lengths.go, buckets.go).
//  4. When all is visited, join what is left, find the percentiles, and sort.
//
// What Scan holds grows with the number of places, not of intervals. The result
// does not depend on who visited what.
//
// It gives up soon after ctx is done, and what it returns then is of no use.
// progress, if it is not nil, is called after each segment with the number of
// segments done and of all; calls do not overlap.
func Scan(ctx context.Context, t *model.Trace, progress func(done, of int), along ...visit.Study) ([]Wait, []Edge) {
	s := &scan{t: t, lines: newLines()}
	visit.All(ctx, t, progress, append([]visit.Study{s}, along...)...)
	return s.lines.waits(), edges(s.tallies)
}

// scan is the study of waits and wakes.
type scan struct {
	t     *model.Trace
	lines *lines

	mu      sync.Mutex
	tallies []*tally
}

// Worker implements [visit.Study].
func (s *scan) Worker() visit.Worker {
	y := newTally(s.t, s.lines)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.tallies = append(s.tallies, y)
	return y
}
