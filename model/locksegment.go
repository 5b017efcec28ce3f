package model

// SegmentLocks is a view of all recorded waits for locks of a segment, in time order,
// for analyses that scan everything. It stays valid when the segment's columns are
// dropped. The zero value has none.
type SegmentLocks struct{ c *columns }

// SegmentLocks returns the waits for locks that begin in the segment that the row is in.
func (r Row) SegmentLocks() SegmentLocks { return SegmentLocks{r.c} }

// Len returns the number of waits.
func (l SegmentLocks) Len() int {
	if l.c == nil {
		return 0
	}
	return l.c.locks.len()
}

// Wait returns the i-th wait.
func (l SegmentLocks) Wait(i int) LockWait { return l.c.locks.wait(l.c, uint32(i)) }
