package player

import (
	"context"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/replay"
	"chanlens/tui/session"
)

// follow takes the playhead to the selection: to the operation that is selected, or else the
// last one before the moment.
func (v *View) follow() {
	t := v.s.Trace
	if !t.Recorded() {
		v.of = nil
		return
	}
	if v.of != t {
		v.of, v.own, v.shown, v.held, v.only = t, ours{}, nil, false, false
		v.clock = newClock()
		v.bars = bars{}
	} else if v.seen == v.s.Sel && v.some && !v.s.Veil.Hides(v.now.At) {
		v.stage()
		return
	}
	if !v.clock.set {
		v.clock.suit(time.Duration(t.End()), v.operations())
	}
	v.seen = v.s.Sel
	v.at = v.last()
	for op := range t.ChanOpsBy(v.s.Sel.Goroutine, v.s.Sel.At, v.s.Sel.At+1) {
		if v.isStep(&op) {
			v.at = replay.After(&op)
		}
	}
	v.look()
	v.wanted, v.isWanted = v.now.Chan, v.some && v.now.Kind != model.ChanSelect
	v.clock.show(v.gap(), false)
	v.stage()
}

// last returns the place of the selection's moment, before what is hidden.
func (v *View) last() replay.Place {
	at := v.s.Sel.At
	if v.s.Veil.Hides(at) {
		at = v.s.Veil.From - 1
	}
	return replay.At(v.s.Trace, at)
}

// look finds the step at the playhead, or the last one before it.
func (v *View) look() {
	ctx, cancel := looking()
	defer cancel()
	v.now, v.some = v.at.Prev(ctx, v.s.Trace, replay.All(v.s.Trace), v.isStep)
	if v.some {
		v.at = replay.After(&v.now)
	}
}

// isStep reports whether an operation is one to stop at.
func (v *View) isStep(op *model.ChanOp) bool {
	switch {
	case op.Goroutine == model.NoGoroutine, v.s.Veil.Hides(op.At):
		return false
	case op.Kind == model.ChanSend && op.Is(model.ChanOfTimer): // the timer's, whoever ran it
		return false
	case v.moves && !moves(op):
		return false
	}
	return replay.LastCase(v.s.Trace, op) && !v.own.early(v.s.Trace, op) && v.own.has(v.s.Trace, op.Chan)
}

// moves reports whether an operation moves an element, or ends all.
func moves(op *model.ChanOp) bool {
	return op.Done() && !op.Is(model.ChanWaited) || op.Kind == model.ChanClose || op.Is(model.ChanPanics)
}

// among returns the operations that steps are among.
func (v *View) among() replay.Runs {
	if v.only {
		return replay.Of(v.s.Trace, v.pick)
	}
	return replay.All(v.s.Trace)
}

// next returns the step after the playhead.
func (v *View) next() (model.ChanOp, bool) {
	ctx, cancel := looking()
	defer cancel()
	return v.at.Next(ctx, v.s.Trace, v.among(), v.isStep)
}

// gap returns how long after the operation at the playhead the next one is.
func (v *View) gap() model.Time {
	op, ok := v.next()
	if !ok || !v.some {
		return 0
	}
	return max(op.At-v.now.At, 0)
}

// forward goes to the next step, and reports whether there is one. It is seen to move if
// moving is set.
func (v *View) forward(moving bool) bool {
	op, ok := v.next()
	if ok {
		v.to(op, moving)
	}
	return ok
}

// step goes to the next step (by = 1), or the one before.
func (v *View) step(by int) {
	v.clock.playing = false
	if by > 0 {
		if !v.forward(true) {
			v.s.Note("%s", v.noMore())
		}
		return
	}
	ctx, cancel := looking()
	defer cancel()
	before := v.at
	if v.some {
		before.Index--
	}
	if op, ok := before.Prev(ctx, v.s.Trace, v.among(), v.isStep); ok {
		v.to(op, false)
	} else {
		v.s.Note("nothing is done to channels before this")
	}
}

// noMore says why there is no next step.
func (v *View) noMore() string {
	switch {
	case v.s.Veil.On:
		return "what follows is " + v.s.Veil.Word()
	case v.s.Partial():
		return "no more operations as far as the trace is loaded"
	case v.only:
		return "no more operations on this channel; Enter shows all"
	}
	return "the end: nothing more is done to channels"
}

// to takes the playhead, and with it the selection, to an operation.
func (v *View) to(op model.ChanOp, moving bool) {
	v.now, v.some, v.at = op, true, replay.After(&op)
	v.s.Sel = session.Selection{Goroutine: op.Goroutine, At: v.s.Within(op.At)}
	v.seen = v.s.Sel
	if r := &v.s.Range; op.At < r.Start || op.At >= r.End() { // so that other views show it as well
		r.Start = max(min(op.At-r.Span/2, v.s.Trace.End()-r.Span), 0)
	}
	if v.s.Edges {
		v.s.SeekOrder(nil)
	}
	v.clock.show(v.gap(), moving)
	v.stage()
}

// home goes to the first step.
func (v *View) home() {
	v.at = replay.Place{Index: -1}
	if !v.forward(false) {
		v.s.Note("nothing is done to channels in this trace")
	}
}

// end goes to the last step.
func (v *View) end() { v.seek(v.s.Trace.End()) }

// seek goes to the last step at a moment or before, or else to the first of all.
func (v *View) seek(at model.Time) {
	v.clock.playing = false
	ctx, cancel := context.WithCancel(v.s.Context())
	defer cancel()
	if v.s.Veil.Hides(at) {
		at = v.s.Veil.From - 1
	}
	if op, ok := replay.At(v.s.Trace, at).Prev(ctx, v.s.Trace, v.among(), v.isStep); ok {
		v.to(op, false)
		return
	}
	v.home()
}

// jump goes so many hundredths of the trace forward, by at least a step.
func (v *View) jump(by int) {
	to := v.s.Sel.At + v.s.Trace.End()*model.Time(by)/100
	was := v.at
	v.seek(max(min(to, v.s.Trace.End()), 0))
	if by > 0 && !was.Before(v.at) {
		v.at = was
		v.forward(false)
	}
}

// asked reports whether the playhead stands before what is asked about: an operation that is
// hidden, as all that follows.
func (v *View) asked() bool {
	return v.s.Veil.On && v.s.Sel == v.s.Veil.Who && v.s.Sel.Goroutine != model.NoGoroutine
}

// frame returns the line of the operation at the playhead: of one that waits or has waited,
// where it waits. What is asked about has the line that the session knows of.
func (v *View) frame() (model.FrameID, bool) {
	if !v.some || v.seen != v.s.Sel || v.asked() {
		return model.NoFrame, false
	}
	return v.s.Trace.Site(v.stack(&v.now)), true
}

// stack returns where an operation is done.
func (v *View) stack(op *model.ChanOp) model.StackID {
	t := v.s.Trace
	switch {
	case op.Stack != model.NoStack:
		return op.Stack
	case op.Is(model.ChanWaits):
		if iv, ok := t.ChanWaitOf(*op); ok {
			return iv.Stack
		}
	case op.Is(model.ChanWaited):
		if iv, ok := v.waited(op); ok {
			return iv.Stack
		}
	}
	return model.NoStack
}

// waited returns the wait that an operation ended which its goroutine tells of when it runs
// again.
func (v *View) waited(op *model.ChanOp) (model.Interval, bool) {
	t := v.s.Trace
	iv, ok := t.IntervalAt(op.Goroutine, op.At)
	for range 8 { // it may have been taken off its processor since
		if !ok || len(t.ChanWait(iv)) > 0 {
			break
		}
		iv, ok = t.Prev(iv)
	}
	return iv, ok
}
