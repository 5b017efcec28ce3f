package timeline

import (
	"context"

	"chanlens/model"
	"chanlens/model/analysis/strip"
	"chanlens/model/format"
	"chanlens/tui/detail"
	"chanlens/tui/lane"
)

// marksOps reports whether lanes mark channel operations that did not wait.
func (v *View) marksOps() bool { return v.s.Trace.Recorded() && !v.s.NoOps }

// toggleOps marks channel operations in lanes, or does so no longer.
func (v *View) toggleOps() {
	v.s.NoOps = !v.s.NoOps
	if v.s.NoOps {
		v.s.Note("channel operations are not marked in lanes")
	} else {
		v.s.Note("channel operations that did not wait are marked in lanes")
	}
}

// noOps says why there are no channel operations to go to.
func (v *View) noOps() string {
	if v.s.Trace.Recorded() {
		return ""
	}
	return "this trace has no recorded channel operations"
}

// chosenOp returns the channel operation that is selected; nil if none is.
func (v *View) chosenOp() *model.ChanOp {
	if v.s.Empty() || !v.s.Trace.Recorded() {
		return nil
	}
	subject := v.s.Sight()
	return subject.Op
}

// nextOp goes to the next channel operation of the selected goroutine, or the one before; in
// the lane of a channel, of whoever does it.
func (v *View) nextOp(by int) func() {
	return func() {
		if v.cursor.Kind == lane.Recorded {
			v.nextOpOf(by)
			return
		}
		ctx, cancel := seekContext()
		defer cancel()
		g, at := v.s.Sel.Goroutine, v.s.Sel.At
		op, ok := v.s.Trace.NextChanOp(ctx, g, at)
		if by < 0 {
			op, ok = v.s.Trace.PrevChanOp(ctx, g, at, 0)
		}
		v.toOp(op, ok, ctx.Err() != nil, by)
	}
}

// toOp goes to an operation that was looked for.
func (v *View) toOp(op model.ChanOp, found, tooFar bool, by int) {
	after := map[int]string{1: "after", -1: "before"}[by]
	switch {
	case found:
		v.set(op.Goroutine, v.s.Within(op.At))
		v.reveal()
		v.s.Note("%s", detail.OpWords(v.s.Trace, v.s.Acts.Names, op))
	case tooFar:
		v.s.Note("no channel operation as far as was looked %s this", after)
	default:
		v.s.Note("no channel operation %s this", after)
	}
}

// nextOpOf goes to the next operation on the channel of the cursor, or the one before.
func (v *View) nextOpOf(by int) {
	ctx, cancel := seekContext()
	defer cancel()
	c, t := model.Chan(v.cursor.ID), v.s.Trace
	op, ok := t.NextOnChan(ctx, c, v.s.Sel.At)
	if by < 0 {
		op, ok = t.PrevOnChan(ctx, c, v.s.Sel.At)
	}
	v.toOp(op, ok && op.Goroutine != model.NoGoroutine, ctx.Err() != nil, by)
}

// paired reports whether there is another half to go to.
func (v *View) paired() bool {
	if v.s.Empty() || !v.s.Trace.Recorded() {
		return false
	}
	subject := v.s.Sight()
	_, _, _, ok := subject.Pair()
	return ok
}

// toPair goes to the other half of the channel operation that is selected.
func (v *View) toPair() {
	subject := v.s.Subject()
	op, pair, to, ok := subject.Pair()
	_, acted := subject.Acted()
	switch {
	case !acted:
		v.s.Note("no channel operation is selected; u goes to the next")
	case ok:
		v.s.Jump(to.Goroutine, to.At)
		v.s.Note("%s", detail.OpWords(v.s.Trace, v.s.Acts.Names, pair))
	default:
		v.s.Note("%s", detail.Unpaired(v.s.Trace, op))
	}
}

// value returns the way of the value of the selected operation, as a line between lanes; nil
// if there is none.
func (v *View) value(s *detail.Subject) *lane.Flow {
	if s.Op == nil {
		return nil
	}
	op, pair, _, ok := s.Pair()
	if !ok {
		return nil
	}
	if op.Way() == model.ChanReceive {
		op, pair = pair, op
	}
	return &lane.Flow{From: v.end(op.Goroutine, op.At, false), To: v.end(pair.Goroutine, pair.At, false), At: op.At, Until: pair.At}
}

// usedThen returns the lane of the recorded channel that the selected goroutine uses at its
// moment, or waits on, or -1.
func (v *View) usedThen() int {
	subject := v.s.Sight()
	lanes := func(c model.Chan) int { return v.lanes.Index(lane.Key{Kind: lane.Recorded, ID: int32(c)}) }
	if subject.Op != nil {
		return lanes(subject.Op.Chan)
	}
	if !subject.Alive {
		return -1
	}
	if op, ok := v.s.Trace.ChanWoke(subject.Interval); ok {
		return lanes(op.Chan)
	}
	for _, op := range v.s.Trace.ChanWait(subject.Interval) {
		if i := lanes(op.Chan); i >= 0 {
			return i
		}
	}
	return -1
}

// lookAtRecorded finds out how a recorded channel stands, who waits there, and who does
// something to it just then.
func (v *View) lookAtRecorded(q question) {
	t, c, within := v.s.Trace, model.Chan(q.lane.ID), v.s.Context()
	v.s.Shell.Beside.Soon(func() func() {
		ctx, cancel := context.WithTimeout(within, lookTime)
		defer cancel()
		state := strip.ChanAt(ctx, t, c, q.at, maxWaiting)
		actor := model.NoGoroutine
		for op := range t.ChanOpsOf(c, q.at, q.at+1) {
			if !op.Is(model.ChanWaits) {
				actor = op.Goroutine
			}
		}
		return func() {
			if v.asked == q {
				v.tellChan(c, &state, actor)
			}
		}
	})
}

// tellChan says how a channel stands under the cursor, and comes to who does something to
// it, or else has waited on it the longest.
func (v *View) tellChan(c model.Chan, s *strip.ChanState, actor model.Goroutine) {
	info := v.s.Trace.Chan(c)
	fill := ""
	if info.Cap > 0 && !info.Timer {
		fill = format.Count(uint64(s.Len)) + " of " + format.Count(uint64(info.Cap)) + " buffered, "
	}
	senders := 0
	for _, sends := range s.Sends {
		if sends {
			senders++
		}
	}
	waiting := "nobody waits"
	switch receivers := len(s.Waits) - senders; {
	case s.More:
		waiting = format.Count(uint64(len(s.Waits))) + " and more waiting"
	case senders > 0 && receivers > 0:
		waiting = format.Plural(senders, "sender") + ", " + format.Plural(receivers, "receiver") + " waiting"
	case senders > 0:
		waiting = format.Plural(senders, "sender") + " waiting"
	case receivers > 0:
		waiting = format.Plural(receivers, "receiver") + " waiting"
	}
	v.under.Texts = []string{v.s.Acts.Names.Of(v.s.Trace, c) + ": " + fill + waiting, fill + waiting, waiting}
	if len(s.Waits) > 0 {
		iv := s.Waits[0]
		v.under.Span, v.under.GoesOn = lane.Span{From: iv.Start, To: iv.End}, iv.Open
	}
	switch {
	case actor != model.NoGoroutine:
		v.come(actor)
	case len(s.Waits) > 0:
		v.come(s.Waits[0].Goroutine)
	}
}
