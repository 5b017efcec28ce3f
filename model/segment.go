package model

import "sync/atomic"

// GenerationInfo says where a generation stands in its trace, and what became of it.
type GenerationInfo struct {
	Number        uint64 // the runtime's number of the generation; 1 for an old trace without generations
	Offset, Bytes int64  // in the trace, decompressed
	Start, End    Time
	After         Time   // on the trace's own clock: its events were made to come after this moment; 0: as they are stamped
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

// Segment is one generation of a sealed trace: all intervals of all goroutines in
// it. Which goroutines they are is always in memory; the intervals themselves may
// have been dropped, and are decoded again when they are asked for (see store.go).
type Segment struct {
	info GenerationInfo
	rows rowTable
	cols atomic.Pointer[columns]

	activity *activity
	again    *again // how to get dropped columns back; nil: they are never dropped
}

// Info returns where the segment stands in the trace.
func (s *Segment) Info() GenerationInfo { return s.info }

// NumRows returns the number of goroutines with intervals in the segment.
func (s *Segment) NumRows() int { return s.rows.len() }

// Row returns the i-th row, in the order of goroutines.
func (s *Segment) Row(i int) Row { return s.Rows().Row(i) }

// Rows returns all rows, and decodes them if need be.
func (s *Segment) Rows() Rows { return Rows{&s.rows, s.columns()} }

// Rows is a view of all rows of a segment, for analyses that scan everything. It
// stays valid when the segment's columns are dropped.
type Rows struct {
	t *rowTable
	c *columns
}

// Len returns the number of rows.
func (rs Rows) Len() int { return rs.t.len() }

// Row returns the i-th row, in the order of goroutines.
func (rs Rows) Row(i int) Row {
	r := rs.t.row(i)
	return Row{Goroutine: r.g, Continues: r.more(), Dead: r.dead(), c: rs.c, r: r, n: r.len()}
}

// Row is a view of one goroutine's intervals within a segment.
type Row struct {
	Goroutine Goroutine
	Continues bool // the last interval goes on in the next segment
	Dead      bool // the goroutine ends with the last interval

	c *columns
	r row
	n int
}

// Len returns the number of intervals.
func (r Row) Len() int { return r.n }

// Ops returns the operations of the intervals, in time order. Do not change them.
func (r Row) Ops() []Operation { return r.c.op[r.r.off:][:r.n] }

// Start returns when interval i began, which may be before the segment.
func (r Row) Start(i int) Time {
	if i == 0 {
		return r.c.since(r.r)
	}
	return r.c.startOf(r.r.off + uint32(i))
}

// End returns when interval i ends within the segment.
func (r Row) End(i int) Time { return r.c.endOf(r.r, r.r.off+uint32(i)) }

// Borders fills to with the moments at which interval i and those after it start within
// the segment, and behind the last one with its end. It returns how many these are. It is
// Start and End for those who look at very many intervals.
func (r Row) Borders(i int, to []Time) int {
	first := r.r.off + uint32(i)
	n := min(len(to), r.n+1-i)
	starts := min(n, int(r.r.end-first))
	if r.c.wide != nil {
		copy(to[:starts], r.c.wide[first:])
	} else {
		for k, start := range r.c.start[first:][:starts] {
			to[k] = r.c.from + Time(start)
		}
	}
	if starts < n {
		to[starts] = r.c.to
	}
	return n
}

// Stack returns where interval i blocked, was preempted, was created or entered
// the system call.
func (r Row) Stack(i int) StackID { return r.c.stackOf(r.r, r.r.off+uint32(i)) }

// Proc returns the processor that interval i ran on.
func (r Row) Proc(i int) Proc { return r.c.whereOf(r.r.off + uint32(i)).Proc }

// Thread returns the thread that interval i ran on, or made its system call on.
func (r Row) Thread(i int) Thread { return r.c.whereOf(r.r.off + uint32(i)).Thread }

// Wake returns the wake that interval i begins with, and false if nobody caused it.
func (r Row) Wake(t *Trace, i int) (Wake, bool) {
	k := r.r.off + uint32(i)
	if !r.c.isWoken(r.r, k) {
		return Wake{}, false
	}
	return t.wake(r.c, r.r, k), true
}
