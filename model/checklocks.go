package model

import "fmt"

// checkLocks holds that recorded waits for locks are in time order, that their handles
// resolve, and that the index by goroutine is whole and in order.
func (t *Trace) checkLocks() error {
	n := 0
	for i, s := range t.segments {
		if s.rows.len() == 0 {
			continue
		}
		c := s.columns()
		w := &c.locks
		for k := range w.len() {
			at := w.at(c, uint32(k))
			switch {
			case at < s.info.Start || at > s.info.End || (k > 0 && at < w.at(c, uint32(k-1))):
				return fmt.Errorf("segment %d: wait %d for a lock begins at %d", i, k, at)
			case w.g[k] != NoGoroutine && int(w.g[k]) >= t.goroutines.n, w.kind[k] == LockNone, int(w.kind[k]) >= numLockKinds:
				return fmt.Errorf("segment %d: wait %d for a lock does not resolve", i, k)
			}
		}
		if err := checkOrder(w.byG, w.g); err != nil {
			return fmt.Errorf("segment %d, waits for locks by goroutine: %w", i, err)
		}
		n += w.len()
	}
	if !t.info.Partial && n != t.lockWaits {
		return fmt.Errorf("%d waits for locks, not %d", n, t.lockWaits)
	}
	return nil
}
