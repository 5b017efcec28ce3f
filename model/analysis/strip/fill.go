package strip

import (
	"context"

	"chanlens/model"
)

// Fill is what was recorded of a channel in a cell: how full its buffer was, who waited, and
// what was done. Where more than maxSeen operations fall in a cell, so many of them are
// looked at, evenly, and counts and times are made up from these.
type Fill struct {
	There bool  // the channel was made before the cell's end, and is not closed and drained since before it
	Most  int32 // most elements buffered

	Send, Receive model.Time // waited, of all goroutines together; by what a case of a select would do

	Ops    int32 // operations, without those that begin to wait
	Given  int32 // values handed to a goroutine that waited for one
	Taken  int32 // values taken from a goroutine that waited to send
	Failed int32 // operations that were given up for a default
	Closed bool
	Panics bool
}

// fillsOf returns what was recorded of channels in the window.
func (w *window) fillsOf(ctx context.Context, list []model.Chan) [][]Fill {
	f := filler{window: w, sums: newLedger(w, len(list))}
	all := make([][]Fill, len(list))
	for i, c := range list {
		all[i] = make([]Fill, w.cells)
		if w.t.Recorded() {
			f.lane, f.fills, f.info = i, all[i], w.t.Chan(c)
			f.walk(ctx, c)
		}
		if ctx.Err() != nil {
			return nil
		}
	}
	for i, cells := range all {
		for x, share := range f.sums.line(i) {
			cells[x].Send, cells[x].Receive = share[model.ClassSend], share[model.ClassReceive]
		}
	}
	return all
}

// filler goes along the operations on a channel.
type filler struct {
	*window
	sums  ledger // the waits of all channels
	lane  int
	fills []Fill
	info  model.ChanInfo
	len   int32 // after the last operation
	next  int   // the first cell that is not filled
}

// walk fills the cells of a channel.
func (f *filler) walk(ctx context.Context, c model.Chan) {
	f.next = 0
	f.len = int32(chanBehind(ctx, f.t, c, f.from, func(op model.ChanOp, iv model.Interval) { f.wait(op.Kind, iv, 1) }))
	if f.info.Made != model.NoTime && f.info.Made >= f.from { // cells before that are left empty
		f.next, f.len = f.cells, 0
		if f.info.Made < f.to {
			f.next = f.cellOf(f.info.Made)
		}
	}
	for seg := f.first; seg < len(f.segments) && f.segments[seg].Info().Start < f.to && ctx.Err() == nil; seg++ {
		run := f.t.ChanRunOf(seg, c)
		f.eachCell(&run, func(cell, from, to int) {
			f.hold(cell)
			f.fill(&run, cell, from, to)
		})
	}
	f.hold(f.cells)
}

// hold fills the cells up to one, in which nothing happens.
func (f *filler) hold(until int) {
	for ; f.next < until; f.next++ {
		done := f.len == 0 && (f.info.WasClosed || f.info.Closed != model.NoTime && f.info.Closed < f.edges[f.next])
		f.fills[f.next].There, f.fills[f.next].Most = !done, f.len
	}
}

// fill fills a cell from operations of a run.
func (f *filler) fill(run *model.ChanRun, cell, from, to int) {
	of := &f.fills[cell]
	if f.next <= cell {
		of.There, of.Most, f.next = true, f.len, cell+1
	}
	n := to - from
	seen := min(n, maxSeen)
	counted := Fill{}
	for i := range seen {
		op := run.Op(from + i*n/seen)
		if op.Is(model.ChanWaits) {
			if iv, ok := f.t.ChanWaitOf(op); ok {
				f.wait(op.Kind, iv, model.Time(n)/model.Time(seen))
			}
			continue
		}
		counted.count(op.ChanAct)
		of.Most = max(of.Most, op.Len)
	}
	of.Ops += scaled(counted.Ops, n, seen)
	of.Given += scaled(counted.Given, n, seen)
	of.Taken += scaled(counted.Taken, n, seen)
	of.Failed += scaled(counted.Failed, n, seen)
	of.Panics = of.Panics || counted.Panics
	if at := f.info.Closed; at != model.NoTime && at >= f.edges[cell] && at < f.edges[cell+1] {
		of.Closed = true
	}
	for i := to - 1; i >= max(from, to-maxSeen); i-- {
		if last := run.Act(i); last.Len >= 0 { // those that waited do not tell
			f.len = last.Len
			break
		}
	}
}

// scaled returns what a count of some of n makes of all.
func scaled(count int32, n, some int) int32 { return int32(int(count) * n / some) }

// Ended returns what ended waits in the cell, as of a channel that was inferred.
func (of *Fill) Ended() Wait {
	w := Wait{Sent: of.Given, Received: of.Taken}
	if of.Closed {
		w.Closed = 1
	}
	return w
}

// count counts an operation.
func (of *Fill) count(a model.ChanAct) {
	of.Ops++
	switch {
	case a.Is(model.ChanPanics):
		of.Panics = true
	case a.Is(model.ChanFails):
		of.Failed++
	case a.Is(model.ChanDirect) && a.Way() == model.ChanSend:
		of.Given++
	case a.Is(model.ChanDirect):
		of.Taken++
	}
}

// wait adds a wait, which stands for so many of the same cell.
func (f *filler) wait(kind model.ChanKind, iv model.Interval, times model.Time) {
	from, to := max(iv.Start, f.from), min(iv.End, f.to)
	if from >= to {
		return
	}
	class := model.ClassReceive
	if kind == model.ChanSend {
		class = model.ClassSend
	}
	first := f.cellOf(from)
	last := f.cellAfter(first, to-1)
	if first == last {
		to = from + (to-from)*times
	}
	f.sums.add(f.lane, first, last, class, from, to)
}
