package timeline

import (
	"time"

	"chanlens/model"
	"chanlens/model/format"
	"chanlens/tui/detail"
	"chanlens/tui/gap"
	"chanlens/tui/lane"
	"chanlens/tui/view"
)

// step is what a step in a lane comes to.
type step uint8

const (
	stepDone   step = iota // the cursor has moved to what was wanted
	stepNone               // there is none
	stepTooFar             // there is none as far as was looked, which is where the cursor is now
)

func anyInterval(model.Interval) bool { return true }
func isWait(iv model.Interval) bool   { return iv.Op.Blocked() }

// next returns what a key does that goes to the next interval (by = 1) or the one
// before (-1) that is wanted.
func (v *View) next(by int, wanted func(model.Interval) bool, what string) func() {
	after := map[int]string{1: "after", -1: "before"}[by]
	return func() {
		switch v.cursor.Kind {
		case lane.Proc, lane.Thread:
			v.nextRun(by)
			return
		case lane.Channel:
			v.nextWake(by)
			return
		case lane.Recorded:
			v.nextOpOf(by)
			return
		}
		switch result, looked := v.step(by, wanted); result {
		case stepNone:
			v.s.Note("no %s %s this one in this lane", what, after)
		case stepTooFar:
			v.s.Note("no %s in %s intervals; the same key looks on", what, format.Count(uint64(looked)))
		}
	}
}

// step moves to the next interval, or the one before, that is wanted. It tells how
// many it has looked at.
func (v *View) step(by int, wanted func(model.Interval) bool) (result step, looked int) {
	iv, ok := v.selected()
	if !ok {
		return v.stepIn(by), 0
	}
	began, limited := time.Now(), v.s.Trace.Limited()
	for ; looked < view.SeekLimit; looked++ {
		if limited && looked > 0 && time.Since(began) > view.SeekTime {
			break
		}
		before := iv
		if by > 0 {
			iv, ok = v.s.Trace.Next(iv)
		} else {
			iv, ok = v.s.Trace.Prev(iv)
		}
		switch {
		case !ok:
			return stepNone, looked
		case iv.Op == model.OpUnknown && gap.At(v.s.Trace, iv.Start) != model.Present: // a gap is no interval
		case by > 0 && iv.Start < before.Start: // it goes on over a gap
		case wanted(iv):
			v.to(iv.Start)
			return stepDone, looked
		}
	}
	v.to(iv.Start)
	return stepTooFar, looked
}

// stepIn moves, from where the goroutine is not alive or the trace is not there, to
// where it is.
func (v *View) stepIn(by int) step {
	info, at := v.s.Trace.Goroutine(v.s.Sel.Goroutine), v.s.Sel.At
	to := at
	switch g, absent := gap.Around(v.s.Trace, at); {
	case by > 0 && at < info.First:
		to = info.First
	case by < 0 && at >= info.Last:
		to = info.Last - 1
	case absent && by > 0:
		to = g.End
	case absent:
		to = g.Start - 1
	}
	if to == at {
		return stepNone
	}
	iv, ok := v.s.Trace.IntervalAt(v.s.Sel.Goroutine, to)
	if !ok || gap.At(v.s.Trace, to) != model.Present {
		return stepNone
	}
	if by > 0 {
		to = max(iv.Start, to)
	}
	v.to(to)
	return stepDone
}

// notHere says why there is no interval under the cursor.
func (v *View) notHere() string {
	switch gap.At(v.s.Trace, v.s.Sel.At) {
	case model.Pending:
		return "not read yet here"
	case model.Skipped:
		return "outside the window that was asked for"
	}
	return "the goroutine is not alive here"
}

// nextRun moves to who runs next on the processor or thread of the cursor, or who ran before.
func (v *View) nextRun(by int) {
	of := v.runLane(v.cursor)
	ctx, cancel := seekContext()
	defer cancel()
	span, ok := of.Next(ctx, v.s.Sel.At)
	if by < 0 {
		if now, in := of.At(v.s.Sel.At); in {
			span, ok = of.Prev(ctx, now.Start)
		} else {
			span, ok = of.Prev(ctx, v.s.Sel.At)
		}
	}
	if !ok {
		v.s.Note("nobody ran here %s", map[int]string{1: "after this", -1: "before this"}[by])
		return
	}
	v.set(span.Interval.Goroutine, v.s.Within(max(span.Start, 0)))
	v.reveal()
}

// nextWake moves to the next wake on the channel of the cursor, or the one before.
func (v *View) nextWake(by int) {
	id := int(v.cursor.ID)
	ctx, cancel := seekContext()
	defer cancel()
	of := v.queue(id)()
	find := of.Next
	if by < 0 {
		find = of.Prev
	}
	w, ok := find(ctx, id, v.s.Sel.At)
	if !ok {
		v.s.Note("no wake on this channel %s", map[int]string{1: "after this", -1: "before this"}[by])
		return
	}
	v.set(w.Woken, v.s.Within(w.At))
	v.reveal()
	if w.Waker == model.NoGoroutine {
		v.s.Note("%s was woken: %s", v.who(w.Woken), detail.Deed(w.Kind))
		return
	}
	v.s.Note("%s was woken by %s: %s", v.who(w.Woken), v.who(w.Waker), w.Kind)
}
