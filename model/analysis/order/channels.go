package order

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"chanlens/model"
)

// half is a send or a receive: one half of what hands a value over.
type half struct {
	seq   uint64
	begin Point
	until model.Time // when it completes; never: it does not, as far as the trace tells
}

// log is what is done to a channel.
type log struct {
	cap             uint64
	waits           map[model.Goroutine]model.ChanOp // that have begun, and not completed yet
	sends, receives []half
	closed          []half // receives that complete because of the close
	close           half
	hasClose        bool
}

// channels takes the edges of recorded channel operations.
//
//  1. Join what begins a wait with what completes it, and sort out sends and receives.
//  2. Find which sends and receives were those that were woken, but did not run again.
//  3. Pair them by number.
func (b *builder) channels() {
	logs := make(map[model.Chan]*log)
	var order []model.Chan // so that equal traces give equal edges
	for op := range b.t.ChanOps(b.from, b.to) {
		if !b.take() {
			break
		}
		if op.Chan == model.NilChan || op.Goroutine == model.NoGoroutine {
			continue
		}
		l := logs[op.Chan]
		if l == nil {
			info := b.t.Chan(op.Chan)
			if info.Timer {
				continue
			}
			l = &log{cap: uint64(info.Cap), waits: make(map[model.Goroutine]model.ChanOp)}
			logs[op.Chan] = l
			order = append(order, op.Chan)
		}
		l.take(op)
	}
	for _, c := range order {
		l := logs[c]
		for _, g := range slices.Sorted(maps.Keys(l.waits)) {
			b.complete(l, l.waits[g])
		}
		b.edges = l.appendEdges(b.edges, c)
	}
}

// take takes the next operation on the channel. What a goroutine began and did not
// complete by then was another case of a select.
func (l *log) take(op model.ChanOp) {
	if op.Is(model.ChanWaits) {
		l.waits[op.Goroutine] = op
		return
	}
	h := half{seq: op.Seq, begin: Point{op.Goroutine, op.At}, until: op.At}
	if w, ok := l.waits[op.Goroutine]; ok {
		delete(l.waits, op.Goroutine)
		if op.Is(model.ChanWaited) {
			h.begin.At = w.At
		}
	}
	l.keep(op, h)
}

// keep sorts in what was done.
func (l *log) keep(op model.ChanOp, h half) {
	switch {
	case op.Is(model.ChanPanics):
	case op.Kind == model.ChanClose:
		l.close, l.hasClose = h, true
	case op.Is(model.ChanOfClosed):
		l.closed = append(l.closed, h)
	case !op.Done() || op.Seq == 0:
	case op.Way() == model.ChanSend:
		l.sends = append(l.sends, h)
	default:
		l.receives = append(l.receives, h)
	}
}

// complete takes an operation that begins to wait, and is not told to complete within the
// span: it may do so later, or its goroutine was woken and did not run again. Then the one
// who woke it tells which send, or receive, it was.
func (b *builder) complete(l *log, op model.ChanOp) {
	iv, ok := b.t.ChanWaitOf(op)
	if !ok || iv.Open {
		return
	}
	if done, ok := b.t.ChanWoke(iv); ok {
		if done.Chan == op.Chan && done.At >= b.to {
			l.keep(done, half{seq: done.Seq, begin: Point{op.Goroutine, op.At}, until: done.At})
		}
		return
	}
	w, ok := b.t.WakeAfter(iv)
	if !ok || w.Waker == model.NoGoroutine {
		return
	}
	by, ok := b.t.PrevChanOp(context.Background(), w.Waker, w.At+1, op.At-tear)
	if !ok || by.Chan != op.Chan || !by.Done() || !by.Is(model.ChanDirect) || by.Way() == op.Way() {
		return
	}
	h := half{seq: by.Seq, begin: Point{op.Goroutine, op.At}, until: never}
	if op.Way() == model.ChanSend {
		h.seq += l.cap // the receive took the oldest value, and this one is the youngest now
		l.sends = append(l.sends, h)
		return
	}
	l.receives = append(l.receives, h)
}

// appendEdges appends the edges that the channel makes.
func (l *log) appendEdges(edges []Edge, c model.Chan) []Edge {
	bySeq := func(a, b half) int { return cmp.Compare(a.seq, b.seq) }
	slices.SortStableFunc(l.sends, bySeq)
	slices.SortStableFunc(l.receives, bySeq)
	back := Receive
	if l.cap > 0 {
		back = Room
	}
	edges = join(edges, c, Send, l.sends, l.receives, 0)
	edges = join(edges, c, back, l.receives, l.sends, l.cap)
	for i := range l.closed {
		if l.hasClose {
			edges = appendEdge(edges, c, Close, &l.close, &l.closed[i])
		}
	}
	return edges
}

// join appends the edges from each of the first to that of the others whose number is by
// so many greater. Both are in the order of numbers.
func join(edges []Edge, c model.Chan, kind Kind, first, then []half, by uint64) []Edge {
	k := 0
	for i := range first {
		for k < len(then) && then[k].seq < first[i].seq+by {
			k++
		}
		if k < len(then) && then[k].seq == first[i].seq+by {
			edges = appendEdge(edges, c, kind, &first[i], &then[k])
		}
	}
	return edges
}

// appendEdge appends an edge to where an operation completes, if it does, and is not of
// the goroutine that it leaves.
func appendEdge(edges []Edge, c model.Chan, kind Kind, from, to *half) []Edge {
	if to.until == never || from.begin.Goroutine == to.begin.Goroutine {
		return edges
	}
	return append(edges, Edge{
		From: from.begin, To: Point{to.begin.Goroutine, to.until}, Kind: kind, Chan: c, Seq: from.seq, until: from.until,
	})
}
