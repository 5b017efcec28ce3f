package profile

import (
	"sort"

	"chanlens/model"
)

// cut goes along the intervals of rows and cuts them to a range.
//
//	range                │─────────────────────────│
//	row      │─run─┬─send──────┬─run─┬─sleep────────────┬─run─│
//	                     │ cut │     │  cut and open ─┘
type cut struct {
	t        *model.Trace
	from, to model.Time // the range
	known    model.Time // where what is there of the trace ends

	segment        int // the one that rows are of
	segFrom, segTo model.Time

	row  model.Row
	ops  []model.Operation
	last int // interval

	// The interval in hand.
	k           int
	op          model.Operation
	start, end  model.Time // of it, as far as the segment tells
	begin, stop model.Time // of what lies of it in the range
	whole       bool       // it ends in this segment, or the range does: it is counted here
	open        bool       // it is counted here, and goes on when the range ends
}

func newCut(t *model.Trace, from, to model.Time) cut {
	_, known := t.Known()
	return cut{t: t, from: from, to: to, known: known, segment: -1}
}

// enter says which segment the next row is of.
func (c *cut) enter(segment int) {
	if segment != c.segment {
		seg := c.t.Segments()[segment].Info()
		c.segment, c.segFrom, c.segTo = segment, seg.Start, seg.End
	}
}

// take starts with a row, before its first interval that touches the range. It returns
// false if there is none.
func (c *cut) take(row model.Row) bool {
	c.row, c.ops, c.last = row, row.Ops(), row.Len()-1
	if c.last < 0 || row.End(c.last) <= c.from {
		return false
	}
	k := 0
	if c.from > c.segFrom {
		k = sort.Search(c.last, func(i int) bool { return row.Start(i+1) > c.from })
	}
	c.k, c.end = k-1, row.Start(k)
	return true
}

// next goes to the next interval, and returns false if none is left in the range.
func (c *cut) next() bool {
	if c.k >= c.last || c.end >= c.to {
		return false
	}
	c.k++
	c.op = c.ops[c.k]
	c.start, c.end = c.end, c.row.End(c.k)
	c.begin, c.stop = max(c.start, c.from), min(c.end, c.to)
	c.whole, c.open = true, c.end > c.to
	if c.k == c.last {
		c.whole = !c.row.Continues || c.segTo >= c.to
		c.open = c.open || c.whole && c.end == c.to && !c.row.Dead && (c.row.Continues || c.end == c.known)
	}
	return true
}

// within returns how much of the interval lies in the segment and in the range.
func (c *cut) within() model.Time { return c.stop - max(c.begin, c.segFrom) }

// alone reports whether all that is looked at of a goroutine lies in this segment.
func (c *cut) alone(info *model.GoroutineInfo) bool {
	return max(info.First, c.from) >= c.segFrom && min(info.Last, c.to) <= c.segTo
}

// standing returns the stack at which the goroutine stood in the interval. Who waits for
// a processor stands where it waited before, was preempted, or was created.
func (c *cut) standing() model.StackID {
	stack := c.row.Stack(c.k)
	if stack == model.NoStack && c.k > 0 && stateOf[c.op] == model.StateRunnable {
		return c.row.Stack(c.k - 1)
	}
	return stack
}

// stopped returns the stack at which the goroutine stopped to run, NoStack if it ended
// or its segment does not tell.
func (c *cut) stopped() model.StackID {
	if c.k == c.last {
		return model.NoStack
	}
	return c.row.Stack(c.k + 1)
}

// stateOf, classOf and canonical are what [model.Operation] says, as tables.
var (
	stateOf   [model.NumOperations]model.State
	classOf   [model.NumOperations]model.Class
	canonical [model.NumOperations]model.Operation
)

func init() {
	for i := range stateOf {
		op := model.Operation(i)
		stateOf[i], classOf[i], canonical[i] = op.State(), op.Class(), op.Canonical()
	}
}
