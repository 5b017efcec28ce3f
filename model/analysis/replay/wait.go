package replay

import (
	"context"

	"chanlens/model"
)

// queue finds out who waits on a channel, from the operations before a place, the last one
// first.
type queue struct {
	t    *model.Trace
	ctx  context.Context
	p    Place
	seen map[model.Goroutine]*Waiter // by its last operation; nil: it does not wait

	waiting, freed []Waiter
	settled        bool // nobody waits who came before
}

// see looks at an operation.
func (q *queue) see(op *model.ChanOp) {
	if q.settled || op.Goroutine == model.NoGoroutine || op.Kind == model.ChanSelect {
		return
	}
	if op.Done() && op.Flags&(model.ChanWaited|model.ChanDirect) == 0 {
		q.settled = true // nobody waited when it was done
	}
	if op.Kind == model.ChanClose && !op.Is(model.ChanPanics) {
		q.settled = After(op) != q.p // it ended all waits, perhaps just now
	}
	last, known := q.seen[op.Goroutine]
	if known && (last == nil || !op.Is(model.ChanWaits|model.ChanInSelect)) {
		return
	}
	if !op.Is(model.ChanWaits) {
		q.seen[op.Goroutine] = nil
		return
	}
	iv, ok := q.t.ChanWaitOf(*op)
	if known && (!ok || iv.Start != last.Wait.Start) {
		return // a wait before that
	}
	w := &Waiter{op.Goroutine, *op, iv}
	switch until, by := q.until(iv, ok); {
	case by && until == q.p:
		q.freed = append(q.freed, *w)
	case !ok, !q.p.Before(until):
		q.seen[op.Goroutine] = nil
		if ok && !op.Is(model.ChanInSelect) && q.served(iv) {
			q.settled = true // those who came before were served before
		}
		return
	default:
		q.waiting = append(q.waiting, *w)
	}
	q.seen[op.Goroutine] = w
}

// served reports whether a wait ended because its turn came: a close ends all.
func (q *queue) served(iv model.Interval) bool {
	op, ok := q.t.ChanWoke(iv)
	return ok && op.Done()
}

// until returns the first place at which a wait is over, and whether that is the operation by
// which another ended it.
func (q *queue) until(iv model.Interval, ok bool) (at Place, by bool) {
	if !ok || iv.Open {
		return Place{len(q.t.Segments()), 0}, false
	}
	if w, woken := q.t.WakeAfter(iv); woken && w.Waker != model.NoGoroutine {
		if op, found := q.t.PrevChanOp(q.ctx, w.Waker, w.At+1, iv.Start); found && (op.Is(model.ChanDirect) || op.Kind == model.ChanClose) {
			return After(&op), true
		}
	}
	at = At(q.t, iv.End)
	return Place{at.Segment, at.Index + 1}, false
}

// result returns who waits to send, who to receive, and whose wait ended just now, each in the
// order in which they came.
func (q *queue) result() (senders, receivers, freed []Waiter) {
	inTurn(q.waiting)
	inTurn(q.freed)
	for _, w := range q.waiting {
		if w.Sends() {
			senders = append(senders, w)
		} else {
			receivers = append(receivers, w)
		}
	}
	return senders, receivers, q.freed
}
