package model

import "fmt"

// checkChans holds that recorded operations are in time order, that their handles,
// and those of who made channels, resolve, and that the indexes by goroutine and channel
// are whole and in order.
func (t *Trace) checkChans() error {
	ops := make([]int, t.chans.n)
	for i, s := range t.segments {
		if s.rows.len() == 0 {
			continue
		}
		c := s.columns()
		for k := range c.chans.len() {
			if err := t.checkOp(s, c, uint32(k)); err != nil {
				return fmt.Errorf("segment %d: operation %d: %w", i, k, err)
			}
			ops[c.chans.c[k]]++
		}
		if err := checkOrder(c.chans.byG, c.chans.g); err != nil {
			return fmt.Errorf("segment %d, by goroutine: %w", i, err)
		}
		if err := checkOrder(c.chans.byChan, c.chans.c); err != nil {
			return fmt.Errorf("segment %d, by channel: %w", i, err)
		}
	}
	for i, n := range ops {
		c := t.chans.at(Chan(i))
		switch {
		case !t.info.Partial && c.Ops != n:
			return fmt.Errorf("channel %d has %d operations, not %d", c.Number, n, c.Ops)
		case c.Maker != NoGoroutine && int(c.Maker) >= t.goroutines.n, int(c.MadeAt) >= len(t.syms.stackEnds):
			return fmt.Errorf("channel %d: its maker does not resolve", c.Number)
		}
	}
	return nil
}

func (t *Trace) checkOp(s *Segment, c *columns, k uint32) error {
	o := &c.chans
	at := o.at(c, k)
	switch {
	case at < s.info.Start || at > s.info.End || (k > 0 && at < o.at(c, k-1)):
		return fmt.Errorf("it happens at %d", at)
	case o.g[k] != NoGoroutine && int(o.g[k]) >= t.goroutines.n, int(o.c[k]) >= t.chans.n,
		int(o.act[k]) >= len(t.syms.acts), int(o.stack[k]) >= len(t.syms.stackEnds):
		return fmt.Errorf("it does not resolve")
	}
	op := t.op(0, c, k)
	info := t.Chan(op.Chan)
	switch {
	case op.Seq != 0 && !op.Done():
		return fmt.Errorf("it has number %d and is not done", op.Seq)
	case op.Way() == ChanSend && op.Seq > info.Sent, op.Way() == ChanReceive && op.Seq > info.Received:
		return fmt.Errorf("it has number %d, above the last", op.Seq)
	}
	return nil
}

// checkOrder holds that an order is one of all entries of a column: by value, then as
// they come.
func checkOrder[H ~uint32](order []uint32, column []H) error {
	if len(order) != len(column) {
		return fmt.Errorf("%d of %d are in order", len(order), len(column))
	}
	for i := 1; i < len(order); i++ {
		a, b := order[i-1], order[i]
		if column[a] > column[b] || (column[a] == column[b] && a >= b) {
			return fmt.Errorf("%d and %d are out of order", a, b)
		}
	}
	return nil
}
