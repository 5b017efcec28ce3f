package channel

import (
	"fmt"
	"slices"
	"sort"

	"chanlens/model"
	"chanlens/model/format"
	"chanlens/model/radix"
)

// lockNumber says which recorded lock a wait is for, from 1; 0 is none.
type lockNumber int32

// recordedLocks tells for which lock each wait is, where that was recorded: what lies at
// one address, and is used as a lock of one kind, is one lock. A collection may have put
// another one there; see [recordedLocks.proven].
//
// What a goroutine recorded last before a wait is the lock that it waits for. So begins
// and ends of waits are led past in the order of time, segment for segment.
type recordedLocks struct {
	numbers map[lockKey]lockNumber
	begun   []begunWait // by goroutine

	collected []model.Time // when collections ended, in order
}

// lockKey is what tells locks apart.
type lockKey struct {
	addr model.LockAddr
	like lockLike
}

// begunWait is what a goroutine is about to wait for.
type begunWait struct {
	lock lockNumber // 0: nothing
	like lockLike
}

// lockLike is a kind of locks as far as their waits tell: writers of an RWMutex queue at
// a Mutex.
type lockLike uint8

const (
	likeNone lockLike = iota
	likeMutex
	likeWaitGroup
	likeCond
)

func likeOf(k model.LockKind) lockLike {
	switch k {
	case model.LockMutex, model.LockWrite, model.LockRead:
		return likeMutex
	case model.LockCond:
		return likeCond
	}
	return likeWaitGroup // or another semaphore
}

func likeOfWait(op model.Operation) lockLike {
	switch op.Class() {
	case model.ClassMutex, model.ClassRWMutex:
		return likeMutex
	case model.ClassCond:
		return likeCond
	}
	return likeWaitGroup
}

func newRecordedLocks(t *model.Trace) *recordedLocks {
	r := &recordedLocks{numbers: make(map[lockKey]lockNumber), begun: make([]begunWait, t.NumGoroutines())}
	for _, x := range t.Ranges() {
		if x.Kind == model.RangeGCMark && !x.Open {
			r.collected = append(r.collected, x.End)
		}
	}
	slices.Sort(r.collected)
	return r
}

// segment finds the locks of the waits that ended in a segment, in the order of their
// ends, and of those that are open.
func (r *recordedLocks) segment(begins model.SegmentLocks, ended []radix.Keyed[*seen], open []seen) {
	next := 0
	begin := func(until model.Time) {
		for ; next < begins.Len(); next++ {
			w := begins.Wait(next)
			if w.At >= until {
				return
			}
			if w.Goroutine != model.NoGoroutine {
				r.begin(w)
			}
		}
	}
	for _, v := range ended {
		begin(v.Of.end)
		r.find(v.Of)
	}
	begin(openEnd)
	for i := range open {
		r.find(&open[i])
	}
}

func (r *recordedLocks) begin(w model.LockWait) {
	key := lockKey{w.Addr, likeOf(w.Kind)}
	n, ok := r.numbers[key]
	if !ok {
		n = lockNumber(len(r.numbers) + 1)
		r.numbers[key] = n
	}
	r.begun[w.Goroutine] = begunWait{n, key.like}
}

// find takes what the goroutine of a wait is about to wait for.
func (r *recordedLocks) find(v *seen) {
	if b := &r.begun[v.woken]; b.like == likeOfWait(v.op) {
		v.lock = b.lock
		*b = begunWait{}
	}
}

// proven reports whether some waits, in the order of their starts, are sure to be for one
// lock, being for one address: whenever a collection ended, somebody waited.
func (r *recordedLocks) proven(waits []wait, byStart []int32) bool {
	end := waits[byStart[0]].end
	for _, i := range byStart {
		w := &waits[i]
		if r.collectedWithin(end, w.start) {
			return false
		}
		end = max(end, w.end)
	}
	return true
}

// collectedWithin reports whether a collection ended between two moments, or at one.
func (r *recordedLocks) collectedWithin(from, to model.Time) bool {
	i := sort.Search(len(r.collected), func(i int) bool { return r.collected[i] >= from })
	return i < len(r.collected) && r.collected[i] <= to
}

// byLock takes the waits whose lock was recorded out of a part: a part for each lock, and
// the rest.
func (l *log) byLock(all part) (locks []part, rest part) {
	if l.recorded == nil {
		return nil, all
	}
	known := func(i int32) uint32 { return uint32(min(l.lockOf[i], 1)) }
	for _, p := range deal(all, make([]int32, 2), known) {
		if known(p.byEnd[0]) == 0 {
			rest = p
			continue
		}
		locks = deal(p, make([]int32, len(l.recorded.numbers)+1), func(i int32) uint32 { return uint32(l.lockOf[i]) })
	}
	for i := range locks {
		p := &locks[i]
		p.how, p.verdict = byAddress, check(l.waits, p.byStart, p.byEnd)
		if l.recorded.proven(l.waits, p.byStart) {
			p.how = byProvenAddress
		}
	}
	return locks, rest
}

// exact reports whether the locks of an entry's waits were recorded.
func (e *entry) exact() bool {
	return e.lock != 0 || len(e.parts) > 0 && e.parts[0].how.recorded()
}

// proven reports whether they are sure to be those that they are taken for.
func (e *entry) proven(l *log) bool {
	if !e.exact() || len(e.extra) > 0 {
		return false
	}
	for _, p := range e.parts {
		if p.how != byProvenAddress {
			return false
		}
	}
	if len(e.parts) != 1 {
		return true
	}
	end := model.Time(0)
	for _, i := range e.parts[0].byEnd {
		end = max(end, l.waits[i].end)
	}
	for _, o := range e.opens {
		if l.recorded.collectedWithin(end, l.open[o].start) {
			return false
		}
	}
	return true
}

// recordedLockEvidence is lockEvidence of an entry whose locks were recorded.
func (e *entry) recordedLockEvidence(l *log) (float64, string) {
	say := "Recorded: these waits are for one address"
	if e.count > 1 {
		say = fmt.Sprintf("Recorded: these waits are for %s addresses, used at the same places", format.Count(uint64(e.count)))
	}
	switch {
	case len(e.extra) > 0:
		return 0.9, say + ". Of some, which were only counted, that is not known."
	case e.proven(l):
		return 1, say + ". No other lock can have come to lie there meanwhile."
	}
	return 0.95, say + ". Garbage collections lie between them, after which another lock may have come to lie there."
}
