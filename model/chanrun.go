package model

import (
	"context"
	"sort"
)

// ChanRun is the recorded operations of one goroutine, or of one channel, in one segment, in
// time order: by index, so that it costs no more than is looked at.
type ChanRun struct {
	t     *Trace
	seg   int
	c     *columns
	list  []uint32
	first int // where the list begins in the order by goroutine; -1 of a channel
}

// ChanRunBy returns what a goroutine did in a segment, which may be decoded for it.
func (t *Trace) ChanRunBy(seg int, g Goroutine) ChanRun {
	c := t.opsIn(seg)
	if c == nil {
		return ChanRun{}
	}
	o := &c.chans
	first, list := part(o.byG, o.g, g)
	return ChanRun{t, seg, c, list, first}
}

// ChanRunOf returns what was done to a channel in a segment, which may be decoded for it.
func (t *Trace) ChanRunOf(seg int, ch Chan) ChanRun {
	c := t.opsIn(seg)
	if c == nil {
		return ChanRun{}
	}
	return ChanRun{t, seg, c, of(c.chans.byChan, c.chans.c, ch), -1}
}

// opsIn returns the columns of a segment with recorded operations, or nil.
func (t *Trace) opsIn(seg int) *columns {
	if !t.Recorded() || seg < 0 || seg >= len(t.segments) || t.segments[seg].rows.len() == 0 {
		return nil
	}
	return t.segments[seg].columns()
}

// Len returns how many operations there are.
func (r *ChanRun) Len() int { return len(r.list) }

// Op returns operation i.
func (r *ChanRun) Op(i int) ChanOp { return r.t.op(r.seg, r.c, r.list[i]) }

// Act returns what operation i is.
func (r *ChanRun) Act(i int) ChanAct { return r.t.syms.acts[r.c.chans.act[r.list[i]]] }

// At returns when operation i happened.
func (r *ChanRun) At(i int) Time { return r.c.chans.at(r.c, r.list[i]) }

// Search returns the first operation that happened at a moment or later; Len if none did.
func (r *ChanRun) Search(at Time) int {
	return sort.Search(len(r.list), func(i int) bool { return r.At(i) >= at })
}

// Rare returns which of the operations from i up to j of a goroutine are seldom and matter: it
// closes a channel, or panics. It stops at the first of each.
func (r *ChanRun) Rare(i, j int) (closes, panics bool) {
	rare := r.c.chans.rare
	from, to := uint32(r.first+i), uint32(r.first+j)
	for k := sort.Search(len(rare), func(k int) bool { return rare[k] >= from }); k < len(rare) && rare[k] < to; k++ {
		if r.Act(int(rare[k]) - r.first).Is(ChanPanics) {
			panics = true
		} else {
			closes = true
		}
		if closes && panics {
			break
		}
	}
	return closes, panics
}

// rare reports whether an operation is one of those that [ChanRun.Rare] finds.
func (a ChanAct) rare() bool { return a.Kind == ChanClose || a.Is(ChanPanics) }

// NextChanOp returns the first operation of a goroutine after a moment that is not the begin
// of a wait. It returns false if there is none, or soon after ctx is done.
func (t *Trace) NextChanOp(ctx context.Context, g Goroutine, after Time) (ChanOp, bool) {
	return t.nextOp(ctx, after, func(seg int) ChanRun { return t.ChanRunBy(seg, g) })
}

// PrevChanOp returns the last operation of a goroutine before a moment that is not the begin
// of a wait, and did not happen before since. It returns false if there is none, or soon
// after ctx is done.
func (t *Trace) PrevChanOp(ctx context.Context, g Goroutine, before, since Time) (ChanOp, bool) {
	return t.prevOp(ctx, before, since, func(seg int) ChanRun { return t.ChanRunBy(seg, g) })
}

// NextOnChan is NextChanOp of a channel, whoever does it.
func (t *Trace) NextOnChan(ctx context.Context, c Chan, after Time) (ChanOp, bool) {
	return t.nextOp(ctx, after, func(seg int) ChanRun { return t.ChanRunOf(seg, c) })
}

// PrevOnChan is PrevChanOp of a channel, whoever does it.
func (t *Trace) PrevOnChan(ctx context.Context, c Chan, before Time) (ChanOp, bool) {
	return t.prevOp(ctx, before, 0, func(seg int) ChanRun { return t.ChanRunOf(seg, c) })
}

func (t *Trace) nextOp(ctx context.Context, after Time, in func(seg int) ChanRun) (ChanOp, bool) {
	for seg := t.segmentAt(after); seg < len(t.segments) && ctx.Err() == nil; seg++ {
		run := in(seg)
		for i := run.Search(after + 1); i < run.Len(); i++ {
			if !run.Act(i).Is(ChanWaits) {
				return run.Op(i), true
			}
		}
	}
	return ChanOp{}, false
}

func (t *Trace) prevOp(ctx context.Context, before, since Time, in func(seg int) ChanRun) (ChanOp, bool) {
	for seg := t.segmentAt(before); seg >= 0 && t.segments[seg].info.End > since && ctx.Err() == nil; seg-- {
		run := in(seg)
		for i := run.Search(before) - 1; i >= 0 && run.At(i) >= since; i-- {
			if !run.Act(i).Is(ChanWaits) {
				return run.Op(i), true
			}
		}
	}
	return ChanOp{}, false
}

// ChanWaitOf returns the wait that a goroutine begins with an operation on a channel, as
// [Trace.ChanWait] tells the operation of a wait.
func (t *Trace) ChanWaitOf(op ChanOp) (Interval, bool) {
	if !op.Is(ChanWaits) || op.Goroutine == NoGoroutine {
		return Interval{}, false
	}
	iv, ok := t.IntervalAt(op.Goroutine, op.At)
	if ok && iv.Op == OpRunning {
		iv, ok = t.Next(iv)
	}
	return iv, ok && waitsOnChan(iv.Op) && op.beginsWait(iv.Op)
}
