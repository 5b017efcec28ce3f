package channel

import (
	"fmt"
	"math"
	"strings"
	"time"

	"chanlens/model"
	"chanlens/model/format"
)

// starvedAfter is when a waiter puts its Mutex in starvation mode: starvationThresholdNs
// in GOROOT/src/internal/sync/mutex.go.
const starvedAfter = time.Millisecond

// lock finishes an entry of locks.
func (s *Study) lock(id int, e *entry) Lock {
	l := &s.locks
	k := Lock{ID: id, Several: e.mixed || e.count > 1, Count: max(e.count, 1), MaxWaiting: e.maxWaiting(l), AtEnd: len(e.opens)}
	if e.mixed {
		k.Count = 0
	}
	var waits lengths
	uses := s.newUses(l)
	add := func(length time.Duration) {
		waits.add(length)
		if length > starvedAfter && k.Class == model.ClassMutex {
			k.Starved++
		}
	}
	e.waitsOf(l, func(w *wait) {
		k.Class = w.op.Class()
		add(w.end.Sub(w.start))
		uses.add(w)
	})
	for _, o := range e.opens {
		v := &l.open[o]
		k.Class = v.op.Class()
		add(l.known.Sub(v.start))
		uses.open(v)
	}
	k.P50, k.P99, k.Max = waits.percentile(50), waits.percentile(99), waits.max
	k.Waits, k.Wait = waits.n, waits.total
	for _, x := range e.extra {
		k.Class = x.waited.Class()
		k.Waits += x.n
		k.Wait += x.wait
		uses.extra(x)
	}
	k.Exact = e.proven(l)
	k.Uses = uses.list()
	k.Name = lockNameByPlaces(s.t, &k)
	k.Confidence, k.Evidence = e.lockEvidence(s)
	return k
}

// lockEvidence says how sure an entry of locks is, and why.
func (e *entry) lockEvidence(s *Study) (float64, string) {
	if e.exact() {
		return e.recordedLockEvidence(&s.locks)
	}
	switch {
	case len(e.parts) == 0:
		return 0.5, "Nobody is seen to release it."
	case e.mixed:
		return 0.9, "These are several locks, used at the same places: " + e.parts[0].verdict.against() + "."
	case len(e.parts) > 1:
		return 0.6, fmt.Sprintf("About %s of these look alike.", format.Count(uint64(len(e.parts))))
	}
	p := e.parts[0]
	confidence := math.Round(p.confidence(&s.locks)*100) / 100
	if p.how == byPlaces {
		return confidence, "All goroutines at these places behave as on one lock. " + strings.ReplaceAll(p.verdict.inFavour(), "channel", "lock")
	}
	return confidence, "The same goroutines met at these places."
}
