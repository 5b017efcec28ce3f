package model

import "sort"

// ChanPair returns the other half of an operation that is done: of the k-th send the
// k-th receive, and the other way round. It returns false if there is none yet, or if
// it was not recorded, as a timer's sends are not.
//
// The two lie close together in most cases, before or behind: the search goes outwards
// from the operation, and costs as much as they are apart. It does not leave the segments
// that tell of the channel.
func (t *Trace) ChanPair(op ChanOp) (ChanOp, bool) {
	if !t.hasPair(&op) {
		return ChanOp{}, false
	}
	if pair, ok := t.pairBeside(&op); ok {
		return pair, true
	}
	at := int(op.segment)
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

// pairBeside looks for the other half of an operation in its own segment.
func (t *Trace) pairBeside(op *ChanOp) (ChanOp, bool) {
	run := t.ChanRunOf(int(op.segment), op.Chan)
	at := sort.Search(run.Len(), func(i int) bool { return run.index(i) >= op.index })
	for step := 1; at-step >= 0 || at+step < run.Len(); step++ {
		for _, i := range [...]int{at - step, at + step} {
			if i >= 0 && i < run.Len() && run.isPair(i, op) {
				return run.Op(i), true
			}
		}
	}
	return ChanOp{}, false
}

// pairIn looks for the other half of an operation in another segment, from that end of it
// which is nearer: by is 1 if the segment comes after it, and -1 if before.
func (t *Trace) pairIn(seg int, op *ChanOp, by int) (ChanOp, bool) {
	run := t.ChanRunOf(seg, op.Chan)
	first := 0
	if by < 0 {
		first = run.Len() - 1
	}
	for i := first; i >= 0 && i < run.Len(); i += by {
		if run.isPair(i, op) {
			return run.Op(i), true
		}
	}
	return ChanOp{}, false
}

// isPair reports whether operation i is the other half of op.
func (r *ChanRun) isPair(i int, op *ChanOp) bool {
	if r.c.chans.seq[r.index(i)] != op.Seq {
		return false
	}
	a := r.Act(i)
	return a.Done() && a.Way() != op.Way()
}
