package channel

import (
	"time"

	"chanlens/model"
)

// Pair is one wait on a channel or lock that ended, and what ended it.
type Pair struct {
	model.Wake
	Start  model.Time // of the wait; it ended at Wake.At
	Delay  time.Duration
	Caveat string // what the wake does not prove, in a sentence; "" if there is nothing to say
}

// PairOf returns who ended a wait, and false if iv is no wait on a channel or lock, or
// has not ended, or the trace does not tell.
func PairOf(t *model.Trace, iv model.Interval) (Pair, bool) {
	if !isPaired[iv.Op] {
		return Pair{}, false
	}
	w, ok := t.WakeAfter(iv)
	if !ok {
		return Pair{}, false
	}
	p := Pair{Wake: w, Start: iv.Start, Caveat: caveat(w)}
	if next, ok := t.Next(iv); ok && next.Op == model.OpRunnable {
		p.Delay = next.Duration()
	}
	return p, true
}

// caveat says what a wake does not prove.
func caveat(w model.Wake) string {
	selects := w.Waited == model.OpSelect
	switch {
	case w.Kind == model.WakeSelect && selects:
		return "Both sides are in a select: the trace does not tell which of them sent."
	case w.Kind == model.WakeReceive || w.Kind == model.WakeSelect && w.Waited == model.OpSend:
		return "If the channel has a buffer, the receiver took the oldest value in it, not the one of the sender that it woke."
	case w.Kind == model.WakeUnlock:
		return "The wake does not prove that the lock was got: another goroutine may have been faster."
	case w.Kind == model.WakeSelect && w.Waited == model.OpReceive, w.Kind == model.WakeSend && selects:
		return ""
	case w.Kind == model.WakeTimer && selects:
		return "The trace does not tell which timer of the select it was."
	case w.Kind == model.WakeSignal || w.Kind == model.WakeBroadcast:
		return "The wake does not prove that the condition holds: the waiter looks again once it has the lock."
	}
	return ""
}

// isPaired says of which operations the waits are paired with what ended them: those on
// channels and locks.
var isPaired = func() (is [model.NumOperations]bool) {
	for i := range is {
		op := model.Operation(i)
		is[i] = onChannel(op) || onLock(op)
	}
	return is
}()

// onChannel reports whether an operation waits on channels that are not nil.
func onChannel(op model.Operation) bool {
	return op == model.OpSend || op == model.OpReceive || op == model.OpSelect
}

// onLock reports whether an operation waits on a lock.
func onLock(op model.Operation) bool {
	switch op.Class() {
	case model.ClassMutex, model.ClassRWMutex, model.ClassWaitGroup, model.ClassCond:
		return true
	}
	return op == model.OpSemacquire
}

// canonical joins the variants of an operation that a person takes for one.
func canonical(op model.Operation) model.Operation {
	if op == model.OpRWMutexQueue {
		return model.OpRWMutexLock
	}
	return op
}
