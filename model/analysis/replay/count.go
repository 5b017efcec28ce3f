package replay

import "chanlens/model"

// torn is how many numbered operations before the last one are looked at as well: so far may
// the times of threads be apart that tell of one channel.
const torn = 16

// counter finds out how many elements were sent and received, from the operations before a
// place, the last one first.
type counter struct {
	cap, all       uint64 // all: that were ever sent
	sent, received uint64
	told           bool // how many are left after one of them
	left           int  // how many more to look at, once that is told
}

// settled reports whether no more is to be learnt from what comes before.
func (c *counter) settled() bool { return c.told && c.left <= 0 }

// see looks at an operation.
func (c *counter) see(op *model.ChanOp) {
	if op.Is(model.ChanOfClosed) { // all that was sent has been received
		c.sent, c.received = max(c.sent, c.all), max(c.received, c.all)
		c.told, c.left = true, 0
	}
	if !op.Done() || op.Seq == 0 {
		return
	}
	c.left--
	way := op.Way()
	if way == model.ChanSend {
		c.sent = max(c.sent, op.Seq)
	} else {
		c.received = max(c.received, op.Seq)
	}
	if op.Is(model.ChanWaited) || op.Len < 0 {
		return
	}
	n := uint64(op.Len)
	if way == model.ChanSend {
		c.received = max(c.received, op.Seq-min(n, op.Seq))
	} else {
		c.sent = max(c.sent, op.Seq+n)
	}
	if !c.told {
		c.told, c.left = true, torn
	}
}

// result returns what was sent and received. What was received has been sent, and what does
// not fit into the buffer any more has been received.
func (c *counter) result(info *model.ChanInfo) (sent, received uint64) {
	sent, received = max(c.sent, info.SentBefore), max(c.received, info.ReceivedBefore)
	if info.Timer {
		return received, received
	}
	sent = max(sent, received)
	if sent > c.cap {
		received = max(received, sent-c.cap)
	}
	return sent, received
}
