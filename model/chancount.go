package model

import "context"

// ChanCount says how many channel operations a goroutine was recorded to do, those that
// only begin a wait apart.
type ChanCount struct {
	Sends, Receives uint32
	Fails           uint32 // a default was taken
	Others          uint32 // closes, panics, and what Stop takes out of a timer
}

// CountChanOps counts the recorded operations of each goroutine. It looks at all of them,
// and gives up soon after ctx is done.
func (t *Trace) CountChanOps(ctx context.Context) []ChanCount {
	if !t.Recorded() {
		return nil
	}
	counts := make([]ChanCount, t.goroutines.n)
	for seg := range t.segments {
		c := t.opsIn(seg)
		if ctx.Err() != nil {
			break
		}
		if c == nil {
			continue
		}
		for i, g := range c.chans.g {
			if g != NoGoroutine {
				counts[g].add(t.syms.acts[c.chans.act[i]])
			}
		}
	}
	return counts
}

// add counts an operation.
func (c *ChanCount) add(a ChanAct) {
	switch {
	case a.Is(ChanWaits):
	case a.Is(ChanFails):
		c.Fails++
	case a.Is(ChanPanics):
		c.Others++
	case a.Kind == ChanSend:
		c.Sends++
	case a.Kind == ChanReceive:
		c.Receives++
	default:
		c.Others++
	}
}

// All returns how many operations there are.
func (c *ChanCount) All() int { return int(c.Sends + c.Receives + c.Fails + c.Others) }
