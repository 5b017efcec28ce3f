package channel

import (
	"cmp"
	"math"
	"slices"

	"chanlens/model"
)

// result returns the recorded channels, and who used them, when all is visited.
func (r *recording) result() ([]found, *exactMembers) {
	r.finish()
	entries := r.entries()
	all := make([]found, len(entries))
	for i := range entries {
		all[i] = found{r.channel(&entries[i]), origin{true, int32(i + 1)}, entries[i].wait, entries[i].first}
	}
	return all, r.members(entries)
}

// channel finishes an entry of recorded channels.
func (r *recording) channel(e *exactEntry) Channel {
	c := Channel{Exact: true, Several: len(e.chans) > 1, Count: len(e.chans), Confidence: 1}
	c.Recorded = Recorded{Made: model.NoTime, Maker: model.NoGoroutine, Closed: model.NoTime}
	uses := make(map[Use]*Use)
	var list []*Use
	for _, h := range e.chans {
		r.addChan(&c, h)
		of := r.doingsOf(h)
		for i := range of {
			d := &of[i]
			c.addDoing(d)
			k := d.act().use(r.spots.all[d.spot()].site)
			u := uses[k]
			if u == nil {
				u = &Use{Op: k.Op, By: k.By, Case: k.Case, Site: k.Site}
				uses[k] = u
				list = append(list, u)
			}
			u.Count += int(d.done + d.empty + d.open)
			u.Fails += int(d.failed)
		}
	}
	if c.Recorded.Timer && c.Timers == 0 {
		c.Timers = c.Receives
	}
	slices.SortFunc(list, func(a, b *Use) int {
		return cmp.Or(-cmp.Compare(a.Count, b.Count), -cmp.Compare(a.Fails, b.Fails), cmp.Compare(a.Site, b.Site),
			cmp.Compare(a.Op, b.Op), cmp.Compare(a.By, b.By), boolOrder(a.Case, b.Case))
	})
	for _, u := range list {
		c.Uses = append(c.Uses, *u)
	}
	c.Shape = c.exactShape()
	c.Name = r.name(&c)
	c.Evidence = r.evidence(&c)
	return c
}

// addChan adds what is known of a channel as a whole.
func (r *recording) addChan(c *Channel, h model.Chan) {
	info, sum, rec := r.t.Chan(h), &r.chans[h], &c.Recorded
	if !c.Several {
		rec.Number = info.Number
	}
	rec.Nil = h == model.NilChan
	rec.Timer, rec.Elem, rec.Cap = info.Timer || sum.timer, info.Elem, info.Cap
	rec.Len += info.Len()
	rec.MaxLen = max(rec.MaxLen, int(sum.maxLen))
	rec.Panics += int(sum.panics)
	if rec.Timer {
		c.Timers += int(min(info.Sent-min(info.SentBefore, info.Sent), math.MaxInt32))
	}
	c.MaxWaiting = max(c.MaxWaiting, int(sum.maxWaiting))
	c.SendersAtEnd += int(sum.atEnd[endSends])
	c.ReceiversAtEnd += int(sum.atEnd[endReceives])
	c.SelectsAtEnd += int(sum.atEnd[endSelects])
	if info.Made != model.NoTime && (rec.Made == model.NoTime || info.Made < rec.Made) {
		rec.Made, rec.Maker = info.Made, info.Maker
	}
	if at := r.madeAt(info.MadeAt); at != model.NoFrame {
		rec.MadeAt = at
	}
	if info.Closed != model.NoTime {
		rec.Closed = max(rec.Closed, info.Closed)
	}
}

// addDoing adds what a goroutine did to one of the entry's channels at a place.
func (c *Channel) addDoing(d *doing) {
	rec := &c.Recorded
	n := int(d.done)
	rec.Operations += n + int(d.empty) + int(d.failed)
	c.Wakes += int(d.waited + d.inVain)
	switch a := d.act(); {
	case a.sends():
		c.Sends += n
		rec.SendFails += int(d.failed)
		rec.SendsWaited += int(d.waited)
	case a.receives():
		c.Receives += n
		rec.ClosedReceives += int(d.empty)
		rec.ReceiveFails += int(d.failed)
		rec.ReceivesWaited += int(d.waited)
	case a == actCancel:
		c.Cancels += n
	default:
		c.Closes += n
	}
	if d.act().selects() {
		c.Selects += n
	}
	c.wait(d.act().waits(), d.wait)
}

// exactShape says what the use of a recorded channel looks like. The first rule that fits
// counts, as for inferred ones:
//
//	timer               it is one's
//	idle                nothing was ever done with it but to wait
//	signal by close     no value was sent, but it was closed
//	result used once    one value came out of each channel, and nobody waits any more
//	buffered            nobody waited
//	slow consumer       senders waited four times as long as receivers, or more
//	starved consumers   the other way round
//	hand-off            both waited about as long
//
// How long was waited in selects counts for receivers, unless only sends are cases.
func (c *Channel) exactShape() Shape {
	values := max(c.Sends, c.Receives)
	atEnd := c.SendersAtEnd + c.ReceiversAtEnd + c.SelectsAtEnd
	sent, received := c.SendWait, c.ReceiveWait
	if slices.ContainsFunc(c.Uses, func(u Use) bool { return u.Case && u.Op == model.OpReceive }) {
		received += c.SelectWait
	} else {
		sent += c.SelectWait
	}
	switch {
	case c.Recorded.Timer:
		return ShapeTimer
	case values == 0 && c.Closes+c.Cancels > 0:
		return ShapeSignalByClose
	case values == 0 && atEnd > 0:
		return ShapeIdle
	case values == 0:
		return ShapeUnknown
	case c.Receives == c.Count && c.Sends <= c.Count && atEnd == 0:
		return ShapeResultOnce
	case sent == 0 && received == 0:
		return ShapeBuffered
	case uneven(sent, received):
		return ShapeSlowConsumer
	case uneven(received, sent):
		return ShapeStarved
	}
	return ShapeHandOff
}
