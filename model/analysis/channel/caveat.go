package channel

import "chanlens/model"

// Caveat says in a sentence what a wake does not prove; "" if there is nothing to say. Of a
// wait on a channel there is not if the operation that it ended with was recorded: then the
// trace tells who got what from whom.
func Caveat(t *model.Trace, w model.Wake) string {
	if iv, ok := t.IntervalAt(w.Woken, w.At-1); ok {
		if _, recorded := t.ChanWoke(iv); recorded {
			return ""
		}
	}
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
