package replay

import (
	"cmp"
	"context"
	"sort"

	"chanlens/model"
)

// Place is a place in the order of all recorded operations: right after one of them.
type Place struct {
	Segment int
	Index   int // of the operations of the segment; -1: before all of them
}

// Before reports whether a place comes before another.
func (p Place) Before(q Place) bool { return p.compare(q) < 0 }

func (p Place) compare(q Place) int {
	return cmp.Or(cmp.Compare(p.Segment, q.Segment), cmp.Compare(p.Index, q.Index))
}

// After returns the place right after an operation.
func After(op *model.ChanOp) Place {
	seg, i := op.Place()
	return Place{seg, i}
}

// At returns the place after all operations that happened at a moment or before.
func At(t *model.Trace, at model.Time) Place {
	seg := t.SegmentAt(at)
	run := t.ChanRunIn(seg)
	return Place{seg, run.Search(at+1) - 1}
}

// Runs are the operations to go along, segment by segment: all of them, or those of a channel.
type Runs func(segment int) model.ChanRun

// All are all operations.
func All(t *model.Trace) Runs { return t.ChanRunIn }

// Of are the operations on a channel.
func Of(t *model.Trace, c model.Chan) Runs {
	return func(seg int) model.ChanRun { return t.ChanRunOf(seg, c) }
}

// LastCase reports whether an operation is no case of a select that waits, or the last one of
// its cases: all of them together are one thing that a goroutine does.
func LastCase(t *model.Trace, op *model.ChanOp) bool {
	if !op.Is(model.ChanWaits | model.ChanInSelect) {
		return true
	}
	p := After(op)
	for seg := p.Segment; seg <= min(p.Segment+1, len(t.Segments())-1); seg++ {
		run := t.ChanRunBy(seg, op.Goroutine)
		if i := p.behind(&run, seg); i < run.Len() {
			return !run.Act(i).Is(model.ChanWaits | model.ChanInSelect)
		}
	}
	return true
}

// Next returns the first operation after a place that is wanted. It returns false if there is
// none, or soon after ctx is done.
func (p Place) Next(ctx context.Context, t *model.Trace, in Runs, wanted func(*model.ChanOp) bool) (model.ChanOp, bool) {
	for seg := p.Segment; seg < len(t.Segments()); seg++ {
		run := in(seg)
		for i := p.behind(&run, seg); i < run.Len(); i++ {
			if i%checkEvery == 0 && ctx.Err() != nil {
				return model.ChanOp{}, false
			}
			if op := run.Op(i); wanted(&op) {
				return op, true
			}
		}
	}
	return model.ChanOp{}, false
}

// Prev returns the last operation at a place or before that is wanted. It returns false if
// there is none, or soon after ctx is done.
func (p Place) Prev(ctx context.Context, t *model.Trace, in Runs, wanted func(*model.ChanOp) bool) (model.ChanOp, bool) {
	for seg := p.Segment; seg >= 0; seg-- {
		run := in(seg)
		for i := p.behind(&run, seg) - 1; i >= 0; i-- {
			if i%checkEvery == 0 && ctx.Err() != nil {
				return model.ChanOp{}, false
			}
			if op := run.Op(i); wanted(&op) {
				return op, true
			}
		}
	}
	return model.ChanOp{}, false
}

// checkEvery is how many operations are looked at before it is asked whether to give up.
const checkEvery = 1 << 10

// behind returns the first operation of a run in a segment that comes after a place.
func (p Place) behind(run *model.ChanRun, seg int) int {
	if seg != p.Segment {
		if seg > p.Segment {
			return 0
		}
		return run.Len()
	}
	return sort.Search(run.Len(), func(i int) bool {
		op := run.Op(i)
		return p.Before(After(&op))
	})
}
