package model

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSegmentOps: the segments' operations are all there are, in the same order, from
// whichever row they are asked for.
func TestSegmentOps(t *testing.T) {
	tr := parse(t, recorded)
	var want, got []ChanOp
	for op := range tr.ChanOps(0, tr.End()+1) {
		want = append(want, op)
	}
	for n, s := range tr.Segments() {
		first := s.Row(0).SegmentOps(tr, n)
		for k := range first.Len() {
			got = append(got, first.Op(k))
		}
		for i := range s.NumRows() {
			if of := s.Row(i).SegmentOps(tr, n); of.Len() != first.Len() {
				t.Errorf("segment %d has %d operations from row %d, and %d from the first", n, of.Len(), i, first.Len())
			}
		}
	}
	if diff := cmp.Diff(names(tr, want...), names(tr, got...)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if (SegmentOps{}).Len() != 0 {
		t.Error("nothing has operations")
	}
}
