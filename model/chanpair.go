package model

import "sort"

// ChanPair returns the other half of an operation that is done: of the k-th send the
// k-th receive, and the other way round. It returns false if there is none yet, or if
// it was not recorded, as a timer's sends are not.
//
// The two lie close together in most cases, before or behind: the search goes outwards
// from the operation, and costs as much as they are apart.
func (t *Trace) ChanPair(op ChanOp) (ChanOp, bool) {
	if !t.hasPair(&op) {
		return ChanOp{}, false
	}
	at := int(op.segment)
	if pair, ok := t.pairBeside(&op); ok {
		return pair, true
	}
	for step := 1; at-step >= 0 || at+step < len(t.segments); step++ {
		if pair, ok := t.pairIn(at-step, &op, -1); ok {
			return pair, true
		}
		if pair, ok := t.pairIn(at+step, &op, 1); ok {
			return pair, true
		}
	}
	return ChanOp{}, false
}

// hasPair reports whether the other half of an operation was done while it was
// recorded, as the counts of its channel tell.
func (t *Trace) hasPair(op *ChanOp) bool {
	if !op.Done() || op.Seq == 0 {
		return false
	}
	c := t.chans.at(op.Chan)
	if op.Way() == ChanSend {
		return op.Seq > c.ReceivedBefore && op.Seq <= c.Received
	}
	return op.Seq > c.SentBefore && op.Seq <= c.Sent && !c.Timer
}

// isPair reports whether operation i of a segment is the other half of op.
func (t *Trace) isPair(o *chanOps, i uint32, op *ChanOp) bool {
	if o.seq[i] != op.Seq {
		return false
	}
	a := t.syms.acts[o.act[i]]
	return a.Done() && a.Way() != op.Way()
}

// pairBeside looks for the other half of an operation in its own segment.
func (t *Trace) pairBeside(op *ChanOp) (ChanOp, bool) {
	c := t.segments[op.segment].columns()
	o := &c.chans
	list := of(o.byChan, o.c, op.Chan)
	at := sort.Search(len(list), func(i int) bool { return list[i] >= op.index })
	for step := 1; at-step >= 0 || at+step < len(list); step++ {
		for _, i := range [...]int{at - step, at + step} {
			if i >= 0 && i < len(list) && t.isPair(o, list[i], op) {
				return t.op(int(op.segment), c, list[i]), true
			}
		}
	}
	return ChanOp{}, false
}

// pairIn looks for the other half of an operation in another segment, from that end of it
// which is nearer: by is 1 if the segment comes after it, and -1 if before.
func (t *Trace) pairIn(seg int, op *ChanOp, by int) (ChanOp, bool) {
	if seg < 0 || seg >= len(t.segments) || t.segments[seg].rows.len() == 0 {
		return ChanOp{}, false
	}
	c := t.segments[seg].columns()
	o := &c.chans
	list := of(o.byChan, o.c, op.Chan)
	first := 0
	if by < 0 {
		first = len(list) - 1
	}
	for i := first; i >= 0 && i < len(list); i += by {
		if t.isPair(o, list[i], op) {
			return t.op(seg, c, list[i]), true
		}
	}
	return ChanOp{}, false
}
