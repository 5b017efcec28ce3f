package model

import (
	"math"
	"sort"
)

// columns are the intervals of a segment, row by row and in time order within a row,
// one entry each. An interval takes 13 bytes: start 4, operation 1, stack 4, who 4;
// and 4 more if it was caused by a wake of a goroutine; its share of the sums is 1. What who and stack hold depends on the operation:
//
//	running, in a system call   the processor and thread; where it entered the call
//	woken (see isWoken)         the waker, and the waker's stack
//	everything else             nobody; where it blocked, was preempted or created
type columns struct {
	from, to Time // the segment's

	start []uint32 // after from, in ns; see startOf
	wide  []Time   // instead of start, if the segment is longer than start can say
	op    []Operation
	stack []StackID
	who   []uint32

	byWaker []uint32 // intervals that goroutines' wakes caused, by waker and time
	sums    []Share  // see shares.go

	// What else happened in the segment, in time order.
	procs   procTransitions
	metrics []Metric
	ranges  []Range // local ones
	chans   chanOps
	locks   lockWaits
}

// maxStart is the longest time after a segment's start that 32 bits can say.
const maxStart = math.MaxUint32

// newColumns returns columns for n intervals within [from, to).
func newColumns(from, to Time, n int) *columns {
	c := &columns{
		from: from, to: to,
		op: make([]Operation, n), stack: make([]StackID, n), who: make([]uint32, n),
	}
	if to-from > maxStart {
		c.wide = make([]Time, n)
	} else {
		c.start = make([]uint32, n)
	}
	return c
}

// bytes returns how much memory the columns take.
func (c *columns) bytes() int64 {
	return int64(4*len(c.start)+8*len(c.wide)+len(c.op)+4*len(c.stack)+4*len(c.who)+
		4*len(c.byWaker)+len(c.sums)*8*int(NumClasses)+24*len(c.metrics)+rangeBytes*len(c.ranges)) + c.procs.bytes() + c.chans.bytes() + c.locks.bytes()
}

// startOf returns where interval k begins within the segment.
func (c *columns) startOf(k uint32) Time {
	if c.wide != nil {
		return c.wide[k]
	}
	return c.from + Time(c.start[k])
}

// since returns the true start of a row's first interval.
func (c *columns) since(r row) Time {
	if r.flags&rowSince != 0 {
		return r.start
	}
	return c.startOf(r.off)
}

// endOf returns where interval k of row r ends within the segment.
func (c *columns) endOf(r row, k uint32) Time {
	if k+1 < r.end {
		return c.startOf(k + 1)
	}
	return c.to
}

// at returns the index of the interval of r at a time within the segment, and
// false where the goroutine is not alive.
func (c *columns) at(r row, t Time) (uint32, bool) {
	n := sort.Search(int(r.end-r.off), func(i int) bool { return c.startOf(r.off+uint32(i)) > t })
	if n == 0 {
		return 0, false
	}
	k := r.off + uint32(n) - 1
	return k, c.op[k] != opEnded
}

// isWoken reports whether interval k of row r was caused by a wake.
func (c *columns) isWoken(r row, k uint32) bool {
	return k > r.off && c.op[k] == OpRunnable && c.op[k-1].Blocked()
}

func (c *columns) stackOf(r row, k uint32) StackID {
	if c.isWoken(r, k) {
		return NoStack // it is the waker's
	}
	return c.stack[k]
}

// whereOf returns the processor and thread of interval k.
func (c *columns) whereOf(k uint32) Where {
	if st := c.op[k].State(); st != StateRunning && st != StateSyscall {
		return Nowhere
	}
	return unpackWhere(c.who[k])
}

// wakeIndex is an interval that a goroutine's wake caused, and the waker's row.
type wakeIndex struct{ interval, row uint32 }

// indexWakers sorts the woken intervals, which come in time order, by their waker:
// a counting sort by the wakers' rows.
func (c *columns) indexWakers(woken []wakeIndex, rows int) {
	next := make([]uint32, rows+1)
	for _, w := range woken {
		next[w.row+1]++
	}
	for i := 1; i < len(next); i++ {
		next[i] += next[i-1]
	}
	c.byWaker = make([]uint32, len(woken))
	for _, w := range woken {
		c.byWaker[next[w.row]] = w.interval
		next[w.row]++
	}
}
