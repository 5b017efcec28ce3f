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
// range, until all segments are seen. Only pages with goroutines that were met are there.
type goroutines struct {
	mu    sync.Mutex
	steps []atomic.Pointer[[pageLen]steps]
	sums  []atomic.Pointer[[pageLen]sum]
}

// pageLen is how many goroutines share a page. Those that live at the same time have
// numbers that are close together.
const pageLen = 256

// steps are the measures of a goroutine, on the scale.
type steps [NumMeasures - 1]step

// sum are the measures of a goroutine whose rows several workers may see.
type sum struct {
	measures [NumMeasures - 1]atomic.Int64
	used     atomic.Bool
}

func newGoroutines(n int) *goroutines {
	pages := n/pageLen + 1
	return &goroutines{
		steps: make([]atomic.Pointer[[pageLen]steps], pages),
		sums:  make([]atomic.Pointer[[pageLen]sum], pages),
	}
}

// pageAt returns the page that stands at a place, after putting one there if need be.
func pageAt[P any](mu *sync.Mutex, at *atomic.Pointer[P]) *P {
	if p := at.Load(); p != nil {
		return p
	}
	mu.Lock()
	defer mu.Unlock()
	if at.Load() == nil {
		at.Store(new(P))
	}
	return at.Load()
}

// of returns the steps of a goroutine.
func (s *goroutines) of(g model.Goroutine) *steps {
	return &pageAt(&s.mu, &s.steps[g/pageLen])[g%pageLen]
}

// sum returns the sums of a goroutine, nil if it has none.
func (s *goroutines) sum(g model.Goroutine) *sum {
	if p := s.sums[g/pageLen].Load(); p != nil && p[g%pageLen].used.Load() {
		return &p[g%pageLen]
	}
	return nil
}

// add adds what a goroutine did in a segment: all that it did, if it is alone there.
func (s *goroutines) add(g model.Goroutine, d *did, alone bool, of *group) {
	measures := [NumMeasures]model.Time{Running: d.time[model.ClassRunning], Blocked: Waited(&d.time), LongestWait: d.longest}
	steps := s.of(g)
	if alone {
		for m := Running; int(m) < NumMeasures; m++ {
			of.measures[m].max = max(of.measures[m].max, measures[m])
			steps[m-1] = stepOf(measures[m])
		}
		return
	}
	sum := &pageAt(&s.mu, &s.sums[g/pageLen])[g%pageLen]
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

// finish counts the measures of a goroutine in those of its group, when all segments
// are seen.
func (s *goroutines) finish(g model.Goroutine, of *group) {
	steps, sum := s.of(g), s.sum(g)
	for m := Running; int(m) < NumMeasures; m++ {
		var exact model.Time // else the group's maximum knows of it already
		if sum != nil {
			exact = model.Time(sum.measures[m-1].Load())
			steps[m-1] = stepOf(exact)
		}
		of.measures[m].addStep(steps[m-1], exact)
	}
}

// met reports whether goroutines of a page were met.
func (s *goroutines) met(page int) bool { return s.steps[page].Load() != nil }

// ran reports whether a goroutine ran.
func (s *goroutines) ran(g model.Goroutine) bool { return s.of(g)[Running-1] > 0 }
