package finding

import (
	"time"

	"chanlens/model"
)

// sheet is what one worker notes about the moments of a segment.
type sheet struct {
	from, to model.Time
	scale    float64 // parts in a nanosecond

	partly   [model.ActivityParts]model.Time // ready to run, in parts filled partly
	filled   [model.ActivityParts + 1]int32  // how many more are ready all through the part than the one before
	woken    model.Time                      // of all that, by goroutines that were woken
	wakes    int                             // how many of those
	together []woken

	part int  // the last one that something was noted of
	last Span // of it
}

// woken is a goroutine that was woken by what may wake several.
type woken struct {
	at           model.Time
	again        model.Time // until it waited again, if it did so at once; else 0
	waker, g     model.Goroutine
	stack, where model.StackID // the waker's, and where it waited
	kind         model.WakeKind
}

// clean makes a sheet ready for a segment.
func (s *sheet) clean(from, to model.Time) {
	together := s.together[:0]
	*s = sheet{from: from, to: to, together: together}
	if to > from {
		s.scale = model.ActivityParts / float64(to-from)
	}
}

// ready notes that a goroutine was ready to run. The span lies in the segment.
func (s *sheet) ready(a, b model.Time, wasWoken bool) {
	if wasWoken {
		s.woken += b - a
		s.wakes++
	}
	if a >= s.last.From && b < s.last.To { // rows come in time order: this is nearly always so
		s.partly[s.part] += b - a
		return
	}
	first := min(int(float64(a-s.from)*s.scale), model.ActivityParts-1)
	last := min(int(float64(b-s.from)*s.scale), model.ActivityParts-1)
	s.part, s.last = last, Span{s.edge(last), s.edge(last + 1)}
	if first == last {
		s.partly[first] += b - a
		return
	}
	s.partly[first] += max(s.edge(first+1)-a, 0)
	s.partly[last] += max(b-s.edge(last), 0)
	s.filled[first+1]++
	s.filled[last]--
}

// edge returns where a part begins.
func (s *sheet) edge(part int) model.Time {
	return s.from + model.Time(float64(part)/model.ActivityParts*float64(s.to-s.from))
}

// addTo adds the time that goroutines were ready to run, by part, and how many were so
// all through it.
func (s *sheet) addTo(ready, through *[model.ActivityParts]model.Time) {
	filled := model.Time(0)
	for p := range ready {
		filled += model.Time(s.filled[p])
		through[p] += filled
		ready[p] += s.partly[p] + filled*(s.edge(p+1)-s.edge(p))
	}
}

// waitsAgain returns how long after it was woken from the wait at interval k of its row
// a goroutine waited again, if it did so at the same place, or for a lock, and but
// glanced at what there was before; else 0.
func waitsAgain(t *model.Trace, row model.Row, k int) model.Time {
	ops := row.Ops()
	if k+3 >= len(ops) || ops[k+2] != model.OpRunning {
		return 0
	}
	switch ops[k+3] {
	case model.OpMutexLock, model.OpRWMutexLock, model.OpRWMutexRLock, model.OpRWMutexQueue:
	case ops[k]:
		if t.Site(row.Stack(k+3)) != t.Site(row.Stack(k)) {
			return 0
		}
	default:
		return 0
	}
	if row.End(k+2)-row.Start(k+2) >= glance {
		return 0
	}
	return row.End(k+2) - row.End(k)
}

// glance is how long a goroutine runs that only looks whether there is something for
// it and waits again.
const glance = 20 * model.Time(time.Microsecond)
