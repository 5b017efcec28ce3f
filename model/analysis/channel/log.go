package channel

import (
	"slices"

	"chanlens/model"
)

// wait is a wait that ended, as it is kept.
type wait struct {
	start, end   model.Time
	woken, waker node   // waker is noNode if nobody did it
	burst        uint32 // of waits ended by one close or cancellation; else 0
	kind         model.WakeKind
	op           model.Operation
	side         side
	again        bool // see seen
}

// byClose reports whether the wait's burst is one close: of its channel there is no other
// burst. A cancellation by nobody is a burst for each wait.
func (w *wait) byClose() bool {
	return w.burst != 0 && (w.kind == model.WakeClose || w.waker != noNode)
}

// side is a direction of a channel.
type side uint8

const (
	sideUnknown side = iota
	sends
	receives
)

// log holds waits in the order of their ends.
type log struct {
	nodes
	t     *model.Trace
	spots *spots
	waits []wait
	open  []seen
	cut   bool // not all waits may be here

	recorded *recordedLocks // of locks; nil: none were recorded
	lockOf   []lockNumber   // by wait, if there are

	recent [256]struct { // kinds asked for lately, by a hash
		kind
		id1 kindID // one more than the handle
	}
	known  model.Time // where what is there of the trace ends
	bursts uint32
	closes map[node]burst // by closer: the last one

	loops loops
}

// burst is what one close or cancellation woke.
type burst struct {
	id         uint32
	start, end model.Time // of the wait that it ended last
}

// maxBurstGap is how long it may take from one wake of a close to the next: they follow
// one another in a loop, closechan in GOROOT/src/runtime/chan.go.
const maxBurstGap = 200_000

// add adds a wait.
func (l *log) add(v *seen) {
	w := wait{start: v.start, end: v.end, waker: noNode, kind: v.kind, op: v.op, side: sideOf(v.op, v.kind), again: v.again}
	w.woken = l.at(port{v.woken, l.kindOf(kind{v.where, l.otherOf(v)})})
	if v.waker != model.NoGoroutine || !v.wakeAt.unknown() {
		k := kind{at: v.wakeAt}
		if v.wakeAt.role() == roleSelect {
			k.other = l.spots.lineOf(v.where)
		}
		w.waker = l.at(port{v.waker, l.kindOf(k)})
	}
	if w.kind == model.WakeClose || w.kind == model.WakeCancel {
		l.close(&w)
	}
	l.waits = push(l.waits, w)
	if l.recorded != nil {
		l.lockOf = push(l.lockOf, v.lock)
	}
}

// push appends to a long list. The list doubles where append lets it grow by a quarter,
// which would move every item five times.
func push[T any](list []T, item T) []T {
	if len(list) == cap(list) {
		list = slices.Grow(list, max(len(list), 64))
	}
	return append(list, item)
}

// kindOf returns the handle of a kind, which often was asked for before.
func (l *log) kindOf(k kind) kindID {
	r := &l.recent[uint32(uint64(k.at^k.other<<7)*0x9e3779b97f4a7c15>>32)%uint32(len(l.recent))]
	if r.id1 == 0 || r.kind != k {
		r.kind, r.id1 = k, l.nodes.kind(k)+1
	}
	return r.id1 - 1
}

// otherOf returns what a wait's kind takes from its wake.
func (l *log) otherOf(v *seen) place {
	switch {
	case v.where.role() == roleLock:
		return 0
	case v.kind == model.WakeTimer:
		return otherTimer
	case v.kind == model.WakeCancel:
		return otherCancel
	case v.where.role() == roleSelect:
		return l.spots.lineOf(v.wakeAt)
	}
	return 0
}

// sideOf returns which side of a channel a wait was on: a select's is told by its wake.
func sideOf(op model.Operation, by model.WakeKind) side {
	switch {
	case op == model.OpSend:
		return sends
	case op == model.OpReceive:
		return receives
	case op == model.OpMutexLock:
		return receives // waiters for a Mutex queue up, too
	case op != model.OpSelect:
		return sideUnknown
	case by == model.WakeReceive:
		return sends
	case by == model.WakeSelect:
		return sideUnknown
	}
	return receives
}

// close finds the burst of a wait that a close ended, and ends the nodes of both sides.
//
// A close wakes its waiters in the reverse of their order: closechan pushes them on a
// list and pops them off it. So a wait that began later than the one before it in the
// same place is of another close, however close the two are.
func (l *log) close(w *wait) {
	if l.closes == nil {
		l.closes = make(map[node]burst)
	}
	if w.waker == noNode {
		l.bursts++
		w.burst = l.bursts
		l.renew(w.woken)
		return
	}
	b, ok := l.closes[w.waker]
	if ok && (w.end-b.end > maxBurstGap || w.start > b.start) {
		ok = false
		delete(l.closes, w.waker)
		l.renew(w.waker)
		w.waker = l.at(l.of[w.waker])
	}
	if !ok {
		l.bursts++
		b.id = l.bursts
	}
	b.start, b.end = w.start, w.end
	l.closes[w.waker] = b
	w.burst = b.id
	l.renew(w.woken)
}
