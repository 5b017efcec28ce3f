package model

// ChanPair returns the other half of an operation that is done: of the k-th send the
// k-th receive, and the other way round. It returns false if there is none yet, or if
// it was not recorded, as a timer's sends are not.
//
// The two lie close together in most cases, before or behind: the search goes outwards
// from the operation.
func (t *Trace) ChanPair(op ChanOp) (ChanOp, bool) {
	if !op.Done() || op.Seq == 0 {
		return ChanOp{}, false
	}
	at := int(op.segment)
	for step := 0; at-step >= 0 || at+step < len(t.segments); step++ {
		if pair, ok := t.pairIn(at-step, op); ok {
			return pair, true
		}
		if pair, ok := t.pairIn(at+step, op); ok {
			return pair, true
		}
	}
	return ChanOp{}, false
}

// pairIn looks for the other half of an operation in a segment.
func (t *Trace) pairIn(seg int, op ChanOp) (ChanOp, bool) {
	if seg < 0 || seg >= len(t.segments) || t.segments[seg].rows.len() == 0 {
		return ChanOp{}, false
	}
	c := t.segments[seg].columns()
	o := &c.chans
	for _, i := range of(o.byChan, o.c, op.Chan) {
		if o.seq[i] != op.Seq {
			continue
		}
		if a := t.syms.acts[o.act[i]]; a.Done() && a.Way() != op.Way() {
			return t.op(seg, c, i), true
		}
	}
	return ChanOp{}, false
}
