package model

import "slices"

// ChanWait returns on which channels a goroutine waits during an interval, one
// operation for each case of a select, as recorded when it began to wait; none if that
// was not recorded. A select never waits on the nil channel, so that there are fewer
// than it has cases if some are of that. The order is that in which the runtime locks
// them.
func (t *Trace) ChanWait(iv Interval) []ChanOp {
	if !t.Recorded() || !waitsOnChan(iv.Op) || iv.Start <= 0 {
		return nil
	}
	ran, ok := t.runBefore(iv)
	if !ok {
		return nil
	}
	ops := t.lastChanOps(iv.Goroutine, ran.Start, iv.Start)
	for _, op := range ops {
		if !op.beginsWait(iv.Op) {
			return nil
		}
	}
	return ops
}

// lastChanOps returns the last operation that a goroutine began within a span, its ends
// with it, which is several if it is a select that waits. They may lie in the generation
// behind, or on both sides of its border.
func (t *Trace) lastChanOps(g Goroutine, from, to Time) []ChanOp {
	var ops []ChanOp // the last one first
	last := t.SegmentAt(to)
	for seg := last; seg >= max(last-1, 0); seg-- {
		run := t.ChanRunBy(seg, g)
		for i := run.Search(to+1) - 1; i >= 0 && run.At(i) >= from; i-- {
			act := run.Act(i)
			if len(ops) > 0 && !act.waitsAlso(ops) {
				slices.Reverse(ops)
				return ops
			}
			ops = append(ops, run.Op(i))
			if !act.Is(ChanWaits | ChanInSelect) {
				return ops
			}
		}
	}
	slices.Reverse(ops)
	return ops
}

// waitsAlso reports whether an operation is another case of a select that waits.
func (a ChanAct) waitsAlso(rest []ChanOp) bool {
	return a.Is(ChanWaits|ChanInSelect) && a.Cases == rest[0].Cases && len(rest) < int(a.Cases)
}

// ChanWoke returns the operation that is done when an interval of waiting is over, and
// false if the goroutine did not run again, or that was not recorded.
func (t *Trace) ChanWoke(iv Interval) (ChanOp, bool) {
	if !t.Recorded() || !waitsOnChan(iv.Op) || iv.Open {
		return ChanOp{}, false
	}
	for op := range t.ChanOpsBy(iv.Goroutine, iv.End, t.waitsAgain(iv)) {
		return op, op.Is(ChanWaited) && op.endsWait(iv.Op)
	}
	return ChanOp{}, false
}

// WakeKind returns what a waker did: as the wake says, but of a select whether it sent or
// received, if what it ended was recorded.
func (t *Trace) WakeKind(w Wake) WakeKind {
	if w.Kind != WakeSelect || !t.Recorded() {
		return w.Kind
	}
	iv, _ := t.IntervalAt(w.Woken, w.At-1)
	switch op, ok := t.ChanWoke(iv); {
	case !ok || !op.Done():
		return w.Kind
	case op.Way() == ChanSend:
		return WakeReceive
	}
	return WakeSend
}

// lateOps is how many intervals after a wait are looked at for what it did: one in most
// cases, but a goroutine may be taken off its processor before it tells.
const lateOps = 32

// waitsAgain returns when a goroutine is blocked again after an interval, as far as that is
// soon.
func (t *Trace) waitsAgain(iv Interval) Time {
	ok := true
	for range lateOps {
		if iv, ok = t.Next(iv); !ok || iv.Op.Blocked() {
			break
		}
	}
	if !ok {
		return t.end
	}
	return iv.Start + 1
}

// waitsOnChan reports whether an operation is a wait on channels.
func waitsOnChan(o Operation) bool {
	return o == OpSend || o == OpReceive || o == OpSelect || o == OpSendNil || o == OpReceiveNil
}

// beginsWait reports whether an operation on a channel is what a goroutine does before
// it waits in o.
func (op *ChanOp) beginsWait(o Operation) bool {
	return op.Is(ChanWaits) && op.endsWait(o)
}

// endsWait reports whether an operation on a channel is of the kind that a goroutine
// waits in.
func (op *ChanOp) endsWait(o Operation) bool {
	switch o {
	case OpSend, OpSendNil:
		return op.Kind == ChanSend && !op.Is(ChanInSelect) && (o == OpSendNil) == (op.Chan == NilChan)
	case OpReceive, OpReceiveNil:
		return op.Kind == ChanReceive && !op.Is(ChanInSelect) && (o == OpReceiveNil) == (op.Chan == NilChan)
	}
	return op.Is(ChanInSelect)
}
