package model

import (
	"iter"
	"sort"
)

// Wake is the moment at which somebody made a waiting goroutine runnable. What a
// wake does not prove: that the same item was handed over (a receive from a full
// buffered channel takes the oldest item and wakes the oldest sender), nor that
// a lock was acquired.
type Wake struct {
	At     Time
	Woken  Goroutine
	Waker  Goroutine // NoGoroutine: a timer, the network poller or the runtime
	Stack  StackID   // the waker's
	Waited Operation // what the woken goroutine was waiting in
	Where  StackID   // where it was waiting
	Kind   WakeKind
}

// WakeKind is what the waker did.
type WakeKind uint8

// The kinds of wakes.
const (
	WakeOther     WakeKind = iota
	WakeSend               // sent on the channel
	WakeReceive            // received from the channel
	WakeSelect             // either, by a select: the wake does not tell which, but see [Trace.WakeKind]
	WakeClose              // closed the channel
	WakeCancel             // cancelled a context
	WakeUnlock             // released the lock
	WakeDone               // brought a WaitGroup to zero
	WakeSignal             // (*sync.Cond).Signal
	WakeBroadcast          // (*sync.Cond).Broadcast
	WakeTimer              // a timer fired
	WakeNetwork            // the network poller
	WakeRuntime            // the runtime
	WakeSwitch             // the other side of iter.Pull
)

var wakeKindNames = [...]string{
	WakeOther: "other", WakeSend: "send", WakeReceive: "receive", WakeSelect: "select",
	WakeClose: "close", WakeCancel: "cancel", WakeUnlock: "unlock", WakeDone: "done",
	WakeSignal: "signal", WakeBroadcast: "broadcast", WakeTimer: "timer",
	WakeNetwork: "network", WakeRuntime: "runtime", WakeSwitch: "switch",
}

// String returns the kind's name.
func (k WakeKind) String() string { return wakeKindNames[k] }

// primitiveWakes maps what a waker's stack shows to what it did.
var primitiveWakes = [...]WakeKind{
	primSend: WakeSend, primReceive: WakeReceive, primSelect: WakeSelect, primCancel: WakeCancel,
	primMutexUnlock: WakeUnlock, primRWMutexUnlock: WakeUnlock, primRWMutexRUnlock: WakeUnlock,
	primWaitGroupDone: WakeDone, primCondSignal: WakeSignal, primCondBroadcast: WakeBroadcast,
	primCoroutine: WakeSwitch,
}

// wakeKind tells what a waker did, from its stack's leaf and from what the woken
// one waited in.
func wakeKind(waited Operation, waker Goroutine, stack StackID, prim primitive) WakeKind {
	if int(prim) < len(primitiveWakes) && primitiveWakes[prim] != WakeOther {
		return primitiveWakes[prim]
	}
	class := waited.Class()
	channel := class == ClassSend || class == ClassReceive || class == ClassSelect
	switch {
	case waker == NoGoroutine && stack == NoStack && (channel || class == ClassSleep):
		return WakeTimer
	case class == ClassNetwork:
		return WakeNetwork
	case class == ClassSleep:
		return WakeTimer
	case waited == OpCoroutine:
		return WakeSwitch
	case channel && stack != NoStack:
		return WakeClose // the tracer strips the frame of closechan
	case class == ClassGC || class == ClassSystem || waker == NoGoroutine:
		return WakeRuntime
	}
	return WakeOther
}

// wake returns the wake that caused interval k of row r.
func (t *Trace) wake(c *columns, r row, k uint32) Wake {
	w := Wake{
		At: c.startOf(k), Woken: r.g, Waker: Goroutine(c.who[k]), Stack: c.stack[k],
		Waited: c.op[k-1], Where: c.stackOf(r, k-1),
	}
	w.Kind = wakeKind(w.Waited, w.Waker, w.Stack, t.syms.prims[w.Stack])
	return w
}

// WakeAfter returns the wake that ended the wait iv, and false if iv is no wait,
// has not ended, or the trace does not tell.
func (t *Trace) WakeAfter(iv Interval) (Wake, bool) {
	if !iv.Op.Blocked() || iv.lastK == noInterval {
		return Wake{}, false
	}
	s, k := t.segments[iv.lastSeg], iv.lastK+1
	r, _ := s.rows.find(iv.Goroutine)
	if k >= r.end {
		return Wake{}, false
	}
	c := s.columns()
	if !c.isWoken(r, k) {
		return Wake{}, false
	}
	return t.wake(c, r, k), true
}

// WakesBy yields the wakes that a goroutine caused in [from, to), in time order.
func (t *Trace) WakesBy(waker Goroutine, from, to Time) iter.Seq[Wake] {
	return func(yield func(Wake) bool) {
		if waker == NoGoroutine {
			return
		}
		for i := range t.segmentsIn(from, to) {
			s := t.segments[i]
			if _, ok := s.rows.index(waker); !ok {
				continue
			}
			c := s.columns()
			p := sort.Search(len(c.byWaker), func(i int) bool {
				k := c.byWaker[i]
				if by := Goroutine(c.who[k]); by != waker {
					return by > waker
				}
				return c.startOf(k) >= from
			})
			for ; p < len(c.byWaker); p++ {
				k := c.byWaker[p]
				if Goroutine(c.who[k]) != waker || c.startOf(k) >= to {
					break
				}
				if !yield(t.wake(c, s.rows.row(s.rows.holding(k)), k)) {
					return
				}
			}
		}
	}
}
