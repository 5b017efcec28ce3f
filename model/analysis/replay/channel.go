package replay

import (
	"context"
	"slices"

	"chanlens/model"
)

// Channel is what a channel is like at a place.
type Channel struct {
	Chan   model.Chan
	Made   bool // by then
	Closed bool

	// Sent and Received count since the channel was made. What is in the buffer are the sends
	// from number Received+1 to number Sent. A timer's are not known: its sends are not recorded.
	Sent, Received uint64

	Senders, Receivers []Waiter // who waits, in the order in which they came
	Freed              []Waiter // whose waits the operation at the place ended, in that order

	More bool // others may wait besides: too much happened since to look for them
}

// Len returns how many elements are in the buffer.
func (c *Channel) Len() int { return int(c.Sent - c.Received) }

// Waiter is a goroutine that waits on a channel.
type Waiter struct {
	Goroutine model.Goroutine
	Op        model.ChanOp   // with which its wait began
	Wait      model.Interval // as a whole
}

// Sends reports whether it waits to send, rather than to receive.
func (w *Waiter) Sends() bool { return w.Op.Kind == model.ChanSend }

// maxBehind is how many operations of a channel before a place are looked at, and in how many
// segments.
const (
	maxBehind   = 8192
	maxSegments = 64
)

// ChannelAt returns what a channel is like at a place. It gives up soon after ctx is done.
func ChannelAt(ctx context.Context, t *model.Trace, c model.Chan, p Place) Channel {
	info := t.Chan(c)
	is := Channel{Chan: c, Closed: info.WasClosed}
	now := p.time(t)
	is.Made = info.Made == model.NoTime || info.Made <= now
	is.Closed = is.Closed || info.Closed != model.NoTime && info.Closed <= now
	counts := counter{cap: uint64(info.Cap), all: max(info.Sent, info.Received)}
	line := queue{t: t, ctx: ctx, p: p, seen: make(map[model.Goroutine]*Waiter)}
	looked := 0
	for seg := p.Segment; seg >= 0 && !(counts.settled() && line.settled); seg-- {
		run := t.ChanRunOf(seg, c)
		for i := p.behind(&run, seg) - 1; i >= 0 && !(counts.settled() && line.settled); i-- {
			op := run.Op(i)
			counts.see(&op)
			line.see(&op)
			if looked++; looked > maxBehind || ctx.Err() != nil {
				is.More, line.settled, counts.left = !line.settled, true, 0
			}
		}
		if p.Segment-seg > maxSegments {
			is.More = !line.settled
			break
		}
	}
	is.Sent, is.Received = counts.result(&info)
	is.Senders, is.Receivers, is.Freed = line.result()
	return is
}

// time returns when the last operation at a place or before it in the segment happened; if
// there is none, when the segment begins.
func (p Place) time(t *model.Trace) model.Time {
	run := t.ChanRunIn(p.Segment)
	if p.Index >= 0 && p.Index < run.Len() {
		return run.At(p.Index)
	}
	if all := t.Segments(); p.Segment < len(all) {
		return all[p.Segment].Info().Start
	}
	return 0
}

// inTurn puts those who wait in the order in which they came.
func inTurn(list []Waiter) {
	slices.SortStableFunc(list, func(a, b Waiter) int { return After(&a.Op).compare(After(&b.Op)) })
}
