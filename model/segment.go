package model

import (
	"math"
	"sort"
)

// GenerationInfo says where a generation stands in its trace, and what became of it.
type GenerationInfo struct {
	Number        uint64 // the runtime's number of the generation; 1 for an old trace without generations
	Offset, Bytes int64  // in the trace, decompressed
	Start, End    Time
	Events        uint64 // events read
	Lost          string // why the generation was skipped; "" if it is sound
	Absent        Absence
}

// Absence says why a generation with which nothing is wrong is not in a trace.
type Absence uint8

// The reasons. A trace of which not all is there has segments without rows for
// what is absent, so that its times and its length are those of the whole.
const (
	Present Absence = iota
	Pending         // not read yet; see Info.Partial
	Skipped         // outside the window that was asked for
)

// Segment is one generation of a sealed trace: all intervals of all goroutines
// in it, as columns with one entry an interval.
//
// An interval takes 13 bytes: start 4, operation 1, stack 4, who 4; and 4 more if
// it was caused by a wake of a goroutine. What who and stack hold depends on the
// operation:
//
//	running, in a system call   the processor and thread; where it entered the call
//	woken (see isWoken)         the waker, and the waker's stack
//	everything else             nobody; where it blocked, was preempted or created
type Segment struct {
	info GenerationInfo
	rows []row  // by goroutine
	long []Time // true starts of the intervals that go on from the segment before

	start []uint32 // after the segment's start, in ns; see startOf
	wide  []Time   // instead of start, if the segment is longer than start can say
	op    []Operation
	stack []StackID
	who   []uint32

	byWaker []uint32 // intervals that goroutines' wakes caused, by waker and time

	sums []Share // see shares.go
}

// row is where the intervals of one goroutine stand in a segment's columns.
type row struct {
	g    Goroutine
	off  uint32
	end  uint32
	long int32 // place in Segment.long if the first interval goes on from the segment before, or noLong
	more bool  // the last interval goes on in the next segment
}

const noLong = -1

// maxStart is the longest time after a segment's start that 32 bits can say.
const maxStart = math.MaxUint32

// Info returns where the segment stands in the trace.
func (s *Segment) Info() GenerationInfo { return s.info }

// NumRows returns the number of goroutines with intervals in the segment.
func (s *Segment) NumRows() int { return len(s.rows) }

// Row returns the i-th row, in the order of goroutines.
func (s *Segment) Row(i int) Row {
	r := s.rows[i]
	v := Row{Goroutine: r.g, Continues: r.more, s: s, r: r, n: int(r.end - r.off)}
	if v.n > 0 && s.op[r.end-1] == opEnded {
		v.n--
		v.Dead = true
	}
	return v
}

// Row is a view of one goroutine's intervals within a segment, for analyses that
// scan everything.
type Row struct {
	Goroutine Goroutine
	Continues bool // the last interval goes on in the next segment
	Dead      bool // the goroutine ends with the last interval

	s *Segment
	r row
	n int
}

// Len returns the number of intervals.
func (r Row) Len() int { return r.n }

// Ops returns the operations of the intervals, in time order. Do not change them.
func (r Row) Ops() []Operation { return r.s.op[r.r.off:][:r.n] }

// Start returns when interval i began, which may be before the segment.
func (r Row) Start(i int) Time {
	if i == 0 {
		return r.s.since(r.r)
	}
	return r.s.startOf(r.r.off + uint32(i))
}

// End returns when interval i ends within the segment.
func (r Row) End(i int) Time { return r.s.endOf(r.r, r.r.off+uint32(i)) }

// Stack returns where interval i blocked, was preempted, was created or entered
// the system call.
func (r Row) Stack(i int) StackID { return r.s.stackOf(r.r, r.r.off+uint32(i)) }

// Proc returns the processor that interval i ran on.
func (r Row) Proc(i int) Proc { return r.s.whereOf(r.r.off + uint32(i)).Proc }

// find returns the row of a goroutine.
func (s *Segment) find(g Goroutine) (row, bool) {
	i := sort.Search(len(s.rows), func(i int) bool { return s.rows[i].g >= g })
	if i < len(s.rows) && s.rows[i].g == g {
		return s.rows[i], true
	}
	return row{}, false
}

// at returns the index of the interval of r at a time within the segment, and
// false where the goroutine is not alive.
func (s *Segment) at(r row, t Time) (uint32, bool) {
	n := sort.Search(int(r.end-r.off), func(i int) bool { return s.startOf(r.off+uint32(i)) > t })
	if n == 0 {
		return 0, false
	}
	k := r.off + uint32(n) - 1
	return k, s.op[k] != opEnded
}

// startOf returns where interval k begins within the segment.
func (s *Segment) startOf(k uint32) Time {
	if s.wide != nil {
		return s.wide[k]
	}
	return s.info.Start + Time(s.start[k])
}

// since returns the true start of a row's first interval.
func (s *Segment) since(r row) Time {
	if r.long != noLong {
		return s.long[r.long]
	}
	return s.startOf(r.off)
}

// endOf returns where interval k of row r ends within the segment.
func (s *Segment) endOf(r row, k uint32) Time {
	if k+1 < r.end {
		return s.startOf(k + 1)
	}
	return s.info.End
}

// isWoken reports whether interval k of row r was caused by a wake.
func (s *Segment) isWoken(r row, k uint32) bool {
	return k > r.off && s.op[k] == OpRunnable && s.op[k-1].Blocked()
}

func (s *Segment) stackOf(r row, k uint32) StackID {
	if s.isWoken(r, k) {
		return NoStack // it is the waker's
	}
	return s.stack[k]
}

// whereOf returns the processor and thread of interval k.
func (s *Segment) whereOf(k uint32) Where {
	if st := s.op[k].State(); st != StateRunning && st != StateSyscall {
		return Nowhere
	}
	return unpackWhere(s.who[k])
}
