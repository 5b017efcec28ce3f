package model

import (
	"context"
	"sort"
)

// ChanRun is the recorded operations of one segment, those of one goroutine or of one channel
// in it, in time order: by index, so that it costs no more than is looked at. It stays valid
// when the segment's columns are dropped. The zero value has none.
type ChanRun struct {
	t     *Trace
	seg   int
	c     *columns
	n     int
	list  []uint32 // which operations; nil: all
	first int      // of a goroutine: where the list begins in the order by goroutine
}

// ChanRunBy returns what a goroutine did in a segment, which may be decoded for it.
func (t *Trace) ChanRunBy(seg int, g Goroutine) ChanRun {
	c := t.opsIn(seg)
	if c == nil {
		return ChanRun{}
	}
	first, list := part(c.chans.byG, c.chans.g, g)
	return ChanRun{t, seg, c, len(list), list, first}
}

// ChanRunOf returns what was done to a channel in a segment, which may be decoded for it if it
// lies between those that tell of the channel.
func (t *Trace) ChanRunOf(seg int, ch Chan) ChanRun {
	if of := t.chans.at(ch); seg < int(of.firstSeg) || seg > int(of.lastSeg) {
		return ChanRun{}
	}
	c := t.opsIn(seg)
	if c == nil {
		return ChanRun{}
	}
	list := of(c.chans.byChan, c.chans.c, ch)
	return ChanRun{t, seg, c, len(list), list, 0}
}

// ChanRunIn returns what was done in a segment by whomever, which may be decoded for it.
func (t *Trace) ChanRunIn(seg int) ChanRun {
	c := t.opsIn(seg)
	if c == nil {
		return ChanRun{}
	}
	return ChanRun{t, seg, c, c.chans.len(), nil, 0}
}

// ChanRun returns what was done, by whomever, in the segment that the row is in, which is the
// seg-th of the trace.
func (r Row) ChanRun(t *Trace, seg int) ChanRun {
	if !t.Recorded() {
		return ChanRun{}
	}
	return ChanRun{t, seg, r.c, r.c.chans.len(), nil, 0}
}

// opsIn returns the columns of a segment with recorded operations, or nil.
func (t *Trace) opsIn(seg int) *columns {
	if !t.Recorded() || seg < 0 || seg >= len(t.segments) || t.segments[seg].rows.len() == 0 {
		return nil
	}
	return t.segments[seg].columns()
}

// Len returns how many operations there are.
func (r *ChanRun) Len() int { return r.n }

// index returns the place of operation i in the columns.
func (r *ChanRun) index(i int) uint32 {
	if r.list == nil {
		return uint32(i)
	}
	return r.list[i]
}

// Op returns operation i.
func (r *ChanRun) Op(i int) ChanOp { return r.t.op(r.seg, r.c, r.index(i)) }

// Act returns what operation i is.
func (r *ChanRun) Act(i int) ChanAct { return r.t.syms.acts[r.c.chans.act[r.index(i)]] }

// At returns when operation i happened.
func (r *ChanRun) At(i int) Time { return r.c.chans.at(r.c, r.index(i)) }

// Search returns the first operation that happened at a moment or later; Len if none did.
func (r *ChanRun) Search(at Time) int {
	return sort.Search(r.n, func(i int) bool { return r.At(i) >= at })
}

// Rare reports whether a goroutine closes a channel, and whether it panics, with one of its
// operations from i up to j (see [Trace.ChanRunBy]). It costs no more than the seldom ones do.
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
	for seg := t.SegmentAt(after); seg < len(t.segments) && ctx.Err() == nil; seg++ {
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
	for seg := t.SegmentAt(before); seg >= 0 && t.segments[seg].info.End > since && ctx.Err() == nil; seg-- {
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
