package model

// SegmentOps is a view of all recorded operations of a segment, in time order, for
// analyses that scan everything. It stays valid when the segment's columns are dropped.
// The zero value has none.
type SegmentOps struct {
	t       *Trace
	c       *columns
	segment int
}

// SegmentOps returns all operations of the segment that the row is in, which is the n-th
// of the trace.
func (r Row) SegmentOps(t *Trace, n int) SegmentOps {
	if !t.Recorded() {
		return SegmentOps{}
	}
	return SegmentOps{t, r.c, n}
}

// Len returns the number of operations.
func (o SegmentOps) Len() int {
	if o.c == nil {
		return 0
	}
	return o.c.chans.len()
}

// Op returns the i-th operation.
func (o SegmentOps) Op(i int) ChanOp { return o.t.op(o.segment, o.c, uint32(i)) }
