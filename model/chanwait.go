package model

import "sort"

// next returns the place in order, which is by time, of the first operation that
// happens after a moment.
func (o *chanOps) next(c *columns, order []uint32, at Time) int {
	return sort.Search(len(order), func(i int) bool { return o.at(c, order[i]) > at })
}

// ChanWait returns on which channels a goroutine waits during an interval, one
// operation for each case of a select, as recorded when it began to wait; none if that
// was not recorded. The order is that in which the runtime locks them.
func (t *Trace) ChanWait(iv Interval) []ChanOp {
	if !t.Recorded() || !waitsOnChan(iv.Op) || iv.Start <= 0 {
		return nil
	}
	ops := t.lastChanOps(iv.Goroutine, iv.Start)
	if len(ops) == 0 {
		return nil
	}
	for _, op := range ops {
		if !op.beginsWait(iv.Op) {
			return nil
		}
	}
	if !t.leadsTo(ops[0].At, iv) {
		return nil
	}
	return ops
}

// lastChanOps returns the last operation that a goroutine began by a moment, which is
// several if it is a select that waits. The moment may lie in the generation behind.
func (t *Trace) lastChanOps(g Goroutine, at Time) []ChanOp {
	for seg := t.segmentAt(at); seg >= 0 && seg >= t.segmentAt(at)-1; seg-- {
		if t.segments[seg].rows.len() == 0 {
			return nil
		}
		c := t.segments[seg].columns()
		mine := of(c.chans.byG, c.chans.g, g)
		end := c.chans.next(c, mine, at)
		if end == 0 {
			continue
		}
		n := 1
		if last := t.op(seg, c, mine[end-1]); last.Is(ChanWaits | ChanInSelect) {
			n = min(int(last.Cases), end)
		}
		ops := make([]ChanOp, n)
		for i := range ops {
			ops[i] = t.op(seg, c, mine[end-n+i])
		}
		return ops
	}
	return nil
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
