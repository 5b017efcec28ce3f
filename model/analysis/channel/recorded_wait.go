package channel

import "chanlens/model"

// waiter is a goroutine that waits on channels, or has waited and not told yet on which
// of them.
type waiter struct {
	from  model.Time
	cases []waitCase // empty if none was recorded
	ended bool
	v     seen       // the wait, when it has ended
	wake  int        // index of it into recording.wakes
	guess model.Chan // its channel, if nothing else tells; NilChan if that is not known
	stray int32      // index into recording.strays, from 1
}

// waitCase is a channel that a goroutine waits on.
type waitCase struct {
	c     model.Chan
	way   model.ChanKind
	which uint16 // case of a select
}

// stray is a wait that ended of whose begin nothing was recorded, as long as nothing of
// its end is known either: then v is nil.
type stray struct{ v *seen }

// waiter returns what a goroutine waits on, and nil if nothing is known.
func (r *recording) waiter(g model.Goroutine) *waiter {
	if i := r.slots[g]; i != 0 {
		return &r.waiters[i-1]
	}
	return nil
}

// newWaiter returns an empty waiter of a goroutine.
func (r *recording) newWaiter(g model.Goroutine) *waiter {
	r.release(g)
	if len(r.free) == 0 {
		r.waiters = push(r.waiters, waiter{})
		r.free = append(r.free, int32(len(r.waiters)))
	}
	i := r.free[len(r.free)-1]
	r.free = r.free[:len(r.free)-1]
	r.slots[g] = i
	w := &r.waiters[i-1]
	*w = waiter{cases: w.cases[:0]}
	return w
}

// release forgets what a goroutine waits on.
func (r *recording) release(g model.Goroutine) {
	i := r.slots[g]
	if i == 0 {
		return
	}
	if w := &r.waiters[i-1]; !w.ended {
		r.leave(w)
	}
	r.slots[g] = 0
	r.free = append(r.free, i)
}

// leave takes a waiter from the channels that it waits on.
func (r *recording) leave(w *waiter) {
	for _, c := range w.cases {
		r.chans[c.c].waiting--
	}
}

// begin notes that a goroutine is about to wait: on one channel, or one more of a
// select.
func (r *recording) begin(op *model.ChanOp) {
	w := r.waiter(op.Goroutine)
	if w == nil || w.ended || !op.Is(model.ChanInSelect) || !w.mayWaitAlso(op) {
		r.settleGuess(op.Goroutine)
		w = r.newWaiter(op.Goroutine)
		w.from = op.At
	}
	w.cases = append(w.cases, waitCase{op.Chan, op.Way(), op.Case})
	of := &r.chans[op.Chan]
	of.first = min(of.first, op.At)
	of.waiting++
	of.maxWaiting = max(of.maxWaiting, of.waiting)
	of.maxLen = max(of.maxLen, op.Len)
	of.timer = of.timer || op.Is(model.ChanOfTimer)
	r.last[op.Goroutine] = lastOp{}
}

// mayWaitAlso reports whether an operation may be another case of the same select.
func (w *waiter) mayWaitAlso(op *model.ChanOp) bool {
	if len(w.cases) == 0 || len(w.cases) >= int(op.Cases) {
		return false
	}
	// The first of them would come first again.
	for _, c := range w.cases[:min(len(w.cases), maxCompared)] {
		if c.way == op.Way() && c.which == op.Case {
			return false
		}
	}
	return true
}

// maxCompared is how many cases of a select an operation is held against.
const maxCompared = 16

// end takes over a wait that ended.
func (r *recording) end(v *seen) {
	r.wakes = push(r.wakes, v.end)
	r.on = push(r.on, model.NilChan)
	w := r.waiter(v.woken)
	if w != nil && (w.ended || !w.begins(v)) {
		r.settleGuess(v.woken)
		r.release(v.woken)
		w = nil
	}
	if w == nil {
		w = r.newWaiter(v.woken)
		r.strays = append(r.strays, stray{v})
		w.stray = int32(len(r.strays))
	}
	r.leave(w)
	w.ended, w.v, w.wake = true, *v, len(r.wakes)-1
	w.guess = r.guess(w)
}

// begins reports whether a waiter is about to wait as v tells.
func (w *waiter) begins(v *seen) bool {
	if len(w.cases) == 0 || w.from > v.start {
		return false
	}
	switch v.op {
	case model.OpSend:
		return len(w.cases) == 1 && w.cases[0].way == model.ChanSend
	case model.OpReceive:
		return len(w.cases) == 1 && w.cases[0].way == model.ChanReceive
	}
	return true
}

// guess returns the channel of a wait that ended if there is only one, or if it is the
// one that the waker just used. That is sure: whoever completes the operation of a
// waiter records its own before it wakes.
func (r *recording) guess(w *waiter) model.Chan {
	if len(w.cases) == 1 {
		return w.cases[0].c
	}
	if w.v.waker == model.NoGoroutine {
		return model.NilChan
	}
	by := r.last[w.v.waker]
	for _, c := range w.cases {
		if by.c != model.NilChan && c.c == by.c && c.way != by.kind {
			return c.c
		}
	}
	return model.NilChan
}

// wokenBy returns the wait that is over with an operation of its goroutine, and nil if
// there was none, or it is not seen.
func (r *recording) wokenBy(op *model.ChanOp) *seen {
	w := r.waiter(op.Goroutine)
	if w == nil {
		return nil
	}
	if !w.ended || !op.Is(model.ChanWaited) {
		r.settleGuess(op.Goroutine)
		r.release(op.Goroutine)
		return nil
	}
	if w.stray != 0 {
		r.strays[w.stray-1].v = nil
	}
	r.on[w.wake] = op.Chan
	r.release(op.Goroutine)
	return &w.v // until the next waiter comes
}

// settleGuess takes over a wait that ended, but of which the goroutine does not tell how,
// if its channel is known all the same.
func (r *recording) settleGuess(g model.Goroutine) {
	w := r.waiter(g)
	if w == nil || !w.ended || w.guess == model.NilChan {
		return
	}
	r.on[w.wake] = w.guess
	way := model.ChanReceive
	for _, c := range w.cases {
		if c.c == w.guess {
			way = c.way
		}
	}
	a := actOf(way, len(w.cases) > 1 || w.v.op == model.OpSelect)
	d := r.doings.at(w.guess, g, a, w.v.where.spot())
	closed := w.v.kind == model.WakeClose || w.v.kind == model.WakeCancel
	r.waited(d, &w.v, !closed)
	if of := &r.doings.list[d]; closed {
		of.empty++
	} else {
		of.done++
	}
	r.pairs.byWake(&w.v)
}

// stays notes a wait that is open when the trace ends, and returns false if its begin was
// not recorded.
func (r *recording) stays(v *seen) bool {
	w := r.waiter(v.woken)
	if w == nil || w.ended || !w.begins(v) {
		return false
	}
	for _, c := range w.cases {
		r.stay(v, c, v.op == model.OpSelect)
	}
	return true
}

// stay notes an open wait on one of its channels.
func (r *recording) stay(v *seen, on waitCase, inSelect bool) {
	d := r.doings.at(on.c, v.woken, actOf(on.way, inSelect), v.where.spot())
	of := &r.doings.list[d]
	of.open++
	of.wait += r.known.Sub(v.start)
	of.span(v.start, v.start)
	side := endReceives
	switch {
	case inSelect:
		side = endSelects
	case on.way == model.ChanSend:
		side = endSends
	}
	r.chans[on.c].atEnd[side]++
	r.open = push(r.open, openWait{v.woken, on.c})
}

// waited adds a wait that ended to what a goroutine did, with a value or without.
func (r *recording) waited(d int32, v *seen, value bool) {
	of := &r.doings.list[d]
	if value {
		of.waited++
	} else {
		of.inVain++
	}
	of.wait += v.end.Sub(v.start)
	of.span(v.start, v.end)
}

// finish takes over what is left when all is visited.
func (r *recording) finish() {
	for g := range r.slots {
		r.settleGuess(model.Goroutine(g))
	}
	r.pairs.finish(r)
	r.doings.sort(r.chans)
}
