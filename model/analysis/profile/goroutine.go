package profile

import (
	"sync"
	"sync/atomic"

	"chanlens/model"
)

// Measure is a length of time that each goroutine of a group has, within the range.
type Measure uint8

// The measures.
const (
	Life        Measure = iota // from its start to its end
	Running                    // on a processor, all together
	Blocked                    // waiting for something other than a processor or a system call, all together
	LongestWait                // the longest of those waits
	NumMeasures = int(LongestWait) + 1
)

var measureNames = [NumMeasures]string{"life", "running", "blocked", "longest wait"}

// String returns the measure's name.
func (m Measure) String() string { return measureNames[m] }

// goroutines holds the measures of goroutines, but for their lives, which the trace
// tells: steps in the end, and sums for those that live in several segments of the
// range, until all segments are seen.
type goroutines struct {
	steps [][NumMeasures - 1]step

	mu   sync.Mutex
	sums []atomic.Pointer[sumPage]
}

// sum are the measures of a goroutine whose rows several workers see.
type sum struct {
	measures [NumMeasures - 1]atomic.Int64
	used     atomic.Bool
}

const sumPageSize = 256

type sumPage [sumPageSize]sum

func newGoroutines(n int) *goroutines {
	return &goroutines{
		steps: make([][NumMeasures - 1]step, n),
		sums:  make([]atomic.Pointer[sumPage], n/sumPageSize+1),
	}
}

// add adds what a goroutine did in a segment: all that it did, if it is alone there.
func (s *goroutines) add(g model.Goroutine, d *did, alone bool, of *group) {
	measures := [NumMeasures]model.Time{Running: d.time[model.ClassRunning], Blocked: Waited(&d.time), LongestWait: d.longest}
	if alone {
		for m := Running; int(m) < NumMeasures; m++ {
			of.measures[m].max = max(of.measures[m].max, measures[m])
			s.steps[g][m-1] = stepOf(measures[m])
		}
		return
	}
	sum := &s.page(g)[g%sumPageSize]
	sum.used.Store(true)
	sum.measures[Running-1].Add(int64(measures[Running]))
	sum.measures[Blocked-1].Add(int64(measures[Blocked]))
	for longest := &sum.measures[LongestWait-1]; ; {
		before := longest.Load()
		if before >= int64(d.longest) || longest.CompareAndSwap(before, int64(d.longest)) {
			return
		}
	}
}

// page returns the page with the sums of a goroutine.
func (s *goroutines) page(g model.Goroutine) *sumPage {
	at := &s.sums[g/sumPageSize]
	if p := at.Load(); p != nil {
		return p
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if at.Load() == nil {
		at.Store(new(sumPage))
	}
	return at.Load()
}

// finish counts the measures of a goroutine in those of its group, when all segments
// are seen.
func (s *goroutines) finish(g model.Goroutine, of *group) {
	page := s.sums[g/sumPageSize].Load()
	for m := Running; int(m) < NumMeasures; m++ {
		var exact model.Time // else it counts already
		if page != nil && page[g%sumPageSize].used.Load() {
			exact = model.Time(page[g%sumPageSize].measures[m-1].Load())
			s.steps[g][m-1] = stepOf(exact)
		}
		of.measures[m].addStep(s.steps[g][m-1], exact)
	}
}

// ran reports whether a goroutine ran.
func (s *goroutines) ran(g model.Goroutine) bool { return s.steps[g][Running-1] > 0 }
