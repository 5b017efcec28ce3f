package model

import "slices"

// LockKind is what a goroutine waits for, as far as the runtime knows.
type LockKind uint8

// The kinds.
const (
	LockNone      LockKind = iota
	LockMutex              // sync.Mutex; also behind another writer of an RWMutex, which begins with a Mutex
	LockWrite              // sync.RWMutex, to write
	LockRead               // sync.RWMutex, to read
	LockWaitGroup          // sync.WaitGroup
	LockCond               // sync.Cond
	LockSema               // a semaphore of internal/poll, or, before Go 1.24, of a WaitGroup

	numLockKinds = int(LockSema) + 1
)

var lockKindNames = [numLockKinds]string{"none", "mutex", "rwmutex-w", "rwmutex-r", "waitgroup", "cond", "sema"}

// String returns the kind's name, as a recording says it.
func (k LockKind) String() string { return lockKindNames[k] }

// ParseLockKind returns the kind with a name, and LockNone if there is none.
func ParseLockKind(name string) LockKind {
	return LockKind(max(slices.Index(lockKindNames[:], name), 0))
}

// lockOps says in which operations a goroutine waits for a kind of lock.
var lockOps = [numLockKinds][]Operation{
	LockMutex:     {OpMutexLock, OpOnceDo, OpRWMutexQueue},
	LockWrite:     {OpRWMutexLock},
	LockRead:      {OpRWMutexRLock},
	LockWaitGroup: {OpWaitGroupWait},
	LockCond:      {OpCondWait},
	LockSema:      {OpSemacquire, OpWaitGroupWait},
}

// LockAddr is where a lock lies in the process's memory. At one moment that is one
// lock: waits for one address that overlap in time are for the same lock, as are those
// between which no garbage collection has ended, and waits for two addresses are for
// two locks. Later, another lock may lie there.
//
// It is the address of the Mutex, RWMutex, WaitGroup or Cond; only for [LockSema] that
// of the semaphore.
type LockAddr uint64

// LockWait is a recorded wait for a lock: that a goroutine is about to begin it.
type LockWait struct {
	At        Time
	Goroutine Goroutine
	Kind      LockKind
	Addr      LockAddr
}

// LockWait returns for which lock a goroutine waits during an interval, as recorded
// when it began to wait, and false if that was not recorded.
func (t *Trace) LockWait(iv Interval) (LockWait, bool) {
	if !t.RecordedLocks() || iv.Start <= 0 || !waitsForLock(iv.Op) {
		return LockWait{}, false
	}
	w, ok := t.lastLockWait(iv.Goroutine, iv.Start)
	return w, ok && slices.Contains(lockOps[w.Kind], iv.Op) && t.leadsTo(w.At, iv)
}

// lastLockWait returns for which lock a goroutine was last about to wait by a moment.
// The moment may lie in the generation behind.
func (t *Trace) lastLockWait(g Goroutine, at Time) (LockWait, bool) {
	for seg := t.SegmentAt(at); seg >= 0 && seg >= t.SegmentAt(at)-1; seg-- {
		if t.segments[seg].rows.len() == 0 {
			break
		}
		c := t.segments[seg].columns()
		mine := of(c.locks.byG, c.locks.g, g)
		if n := c.locks.firstBehind(c, mine, at); n > 0 {
			return c.locks.wait(c, mine[n-1]), true
		}
	}
	return LockWait{}, false
}

// leadsTo reports whether a moment at which the goroutine of a wait did something lies
// in the last stretch that it ran before.
func (t *Trace) leadsTo(at Time, iv Interval) bool {
	ran, ok := t.runBefore(iv)
	return ok && at >= ran.Start
}

// runBefore returns the last stretch that the goroutine of a wait ran before, and false if
// it is not known to have run just then.
func (t *Trace) runBefore(iv Interval) (Interval, bool) {
	ran, ok := t.IntervalAt(iv.Goroutine, iv.Start-1)
	return ran, ok && ran.Op == OpRunning
}

// waitsForLock reports whether an operation is a wait for any kind of lock.
func waitsForLock(o Operation) bool {
	return slices.ContainsFunc(lockOps[:], func(ops []Operation) bool { return slices.Contains(ops, o) })
}
