package model

import (
	"iter"
	"sort"
)

// lockWaits are the recorded waits for locks in a segment, in time order, one entry
// each. One takes 21 bytes.
type lockWaits struct {
	after []uint32 // the segment's start, in ns
	wide  []Time   // instead, if the segment is longer than after can say
	g     []Goroutine
	kind  []LockKind
	addr  []LockAddr

	byG []uint32 // the waits, by goroutine, then time
}

func (w *lockWaits) len() int { return len(w.g) }

// bytes returns how much memory the waits take.
func (w *lockWaits) bytes() int64 { return int64(len(w.wide)*8 + len(w.after)*4 + len(w.g)*17) }

// at returns when a goroutine was about to wait, in the columns that it belongs to.
func (w *lockWaits) at(c *columns, i uint32) Time {
	if w.wide != nil {
		return w.wide[i]
	}
	return c.from + Time(w.after[i])
}

func (w *lockWaits) wait(c *columns, i uint32) LockWait {
	return LockWait{w.at(c, i), w.g[i], w.kind[i], w.addr[i]}
}

// firstBehind returns the place in order, which is by time, of the first wait that
// begins after a moment.
func (w *lockWaits) firstBehind(c *columns, order []uint32, at Time) int {
	return sort.Search(len(order), func(i int) bool { return w.at(c, order[i]) > at })
}

// localLockWait is a wait as a generation keeps it until the segment's columns are
// filled.
type localLockWait struct {
	at   Time
	addr LockAddr
	g    Local
	kind LockKind
}

// LockWait records that a goroutine is about to wait for a lock.
func (g *Generation) LockWait(at Time, l Local, kind LockKind, addr LockAddr) {
	g.lockWaits = append(g.lockWaits, localLockWait{at, addr, l, kind})
}

// moveLockWaits returns the waits for locks, with the trace's handles and times.
func (m *recipe) moveLockWaits(rows *rowTable, g *Generation, c *columns) lockWaits {
	n := len(g.lockWaits)
	if n == 0 {
		return lockWaits{}
	}
	w := lockWaits{g: make([]Goroutine, n), kind: make([]LockKind, n), addr: make([]LockAddr, n)}
	if c.to-c.from > maxStart {
		w.wide = make([]Time, n)
	} else {
		w.after = make([]uint32, n)
	}
	handles := m.goroutines(rows, g)
	for i, l := range g.lockWaits {
		at := g.at(l.at)
		if w.wide != nil {
			w.wide[i] = at
		} else {
			w.after[i] = uint32(at - c.from)
		}
		w.g[i], w.kind[i], w.addr[i] = NoGoroutine, l.kind, l.addr
		if l.g != NoLocal {
			w.g[i] = handles[l.g]
		}
	}
	w.byG = orderBy(w.g)
	return w
}

// RecordedLocks reports whether it was recorded for which locks goroutines wait. It may
// have been where nobody waited for one: then it is false, too.
func (t *Trace) RecordedLocks() bool { return t.lockWaits > 0 }

// LockWaits yields the recorded waits for locks that begin in [from, to), in time
// order.
func (t *Trace) LockWaits(from, to Time) iter.Seq[LockWait] {
	return func(yield func(LockWait) bool) {
		for seg := range t.segmentsIn(from, to) {
			s := t.segments[seg]
			if s.rows.len() == 0 || !t.RecordedLocks() {
				continue
			}
			c := s.columns()
			n := c.locks.len()
			first := sort.Search(n, func(i int) bool { return c.locks.at(c, uint32(i)) >= from })
			for i := first; i < n; i++ {
				w := c.locks.wait(c, uint32(i))
				if w.At >= to || !yield(w) {
					return
				}
			}
		}
	}
}
