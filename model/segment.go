package model

import "sort"

// GenerationInfo says where a generation stands in its trace, and what became of it.
type GenerationInfo struct {
	Number        uint64 // the runtime's number of the generation; 1 for an old trace without generations
	Offset, Bytes int64  // in the trace, decompressed
	Start, End    Time
	Events        uint64 // events read
	Lost          string // why the generation was skipped; "" if it is sound
}

// Segment is one generation of a sealed trace: all intervals of all goroutines
// in it. The columns have one entry an interval; [Segment.Rows] says which
// goroutine's they are. They are shared: do not change them.
type Segment struct {
	info GenerationInfo
	rows []row // by goroutine

	start  []Time // may lie before the segment: the interval goes on from an earlier one
	op     []Operation
	stack  []StackID
	proc   []Proc
	thread []Thread

	wakes   wakeColumns
	byWaker []uint32 // places in wakes, by waker and time; wakes by no goroutine are left out

	sums []Share // see shares.go
}

// row is where the intervals of one goroutine stand in a segment's columns.
type row struct {
	g   Goroutine
	off uint32
	end uint32 // the highest bit: the last interval goes on in the next segment
}

const rowContinues = 1 << 31

func (r row) stop() uint32    { return r.end &^ rowContinues }
func (r row) continues() bool { return r.end&rowContinues != 0 }

// wakeColumns are the wakes of a segment in the order of the intervals they cause.
type wakeColumns struct {
	at    []uint32 // index of the runnable interval that the wake causes
	woken []Goroutine
	waker []Goroutine // NoGoroutine: a timer, the poller or the runtime
	stack []StackID   // the waker's
}

// Info returns where the segment stands in the trace.
func (s *Segment) Info() GenerationInfo { return s.info }

// Row is a view of one goroutine's intervals within a segment, for analyses that
// scan everything. Index i of each column is the same interval; interval i ends
// at Start[i+1], the last one at End.
type Row struct {
	Goroutine Goroutine
	Start     []Time // Start[0] may lie before the segment
	Op        []Operation
	Stack     []StackID
	Proc      []Proc
	End       Time // of the last interval, within the segment
	Continues bool // the last interval goes on in the next segment
	Dead      bool // the goroutine ends at End
}

// NumRows returns the number of goroutines with intervals in the segment.
func (s *Segment) NumRows() int { return len(s.rows) }

// Row returns the i-th row, in the order of goroutines.
func (s *Segment) Row(i int) Row {
	r := s.rows[i]
	end, dead := s.info.End, false
	stop := r.stop()
	if stop > r.off && s.op[stop-1] == opEnded {
		stop--
		end, dead = s.start[stop], true
	}
	return Row{
		Goroutine: r.g,
		Start:     s.start[r.off:stop],
		Op:        s.op[r.off:stop],
		Stack:     s.stack[r.off:stop],
		Proc:      s.proc[r.off:stop],
		End:       end,
		Continues: r.continues(),
		Dead:      dead,
	}
}

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
	starts := s.start[r.off:r.stop()]
	i := sort.Search(len(starts), func(i int) bool { return starts[i] > t })
	if i == 0 {
		return 0, false
	}
	k := r.off + uint32(i) - 1
	return k, s.op[k] != opEnded
}

// endOf returns where interval k of row r ends within the segment.
func (s *Segment) endOf(r row, k uint32) Time {
	if k+1 < r.stop() {
		return s.start[k+1]
	}
	return s.info.End
}
