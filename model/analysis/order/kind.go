package order

import "chanlens/model"

// Kind is what makes an edge.
type Kind uint8

// The kinds.
const (
	Go        Kind = iota // a go statement, before its goroutine starts
	Send                  // a send, before its receive completes
	Receive               // a receive, before its send on an unbuffered channel completes
	Room                  // a receive, before the send completes that it makes room for
	Close                 // a close, before a receive that finds the channel closed
	Unlock                // an Unlock, before the Lock that waited for it returns
	RUnlock               // the last RUnlock, before the Lock that waited for it returns
	UnlockR               // an Unlock, before the RLock that waited for it returns
	Once                  // the function of a Once, before the Do that waited for it returns
	Done                  // the last Done, before the Wait that it ends returns
	Signal                // a Signal, before the Wait that it ends returns
	Broadcast             // a Broadcast, likewise

	numKinds = int(Broadcast) + 1
)

// kinds says of each kind what comes before, what comes after, and by which rule.
var kinds = [numKinds]struct{ before, after, rule string }{
	Go:        {"go statement", "goroutine starts", "mem/go"},
	Send:      {"send", "receive completes", "mem/chan-send"},
	Receive:   {"receive", "send completes", "mem/chan-unbuffered"},
	Room:      {"receive", "send completes", "mem/chan-cap"},
	Close:     {"close", "receive completes", "mem/chan-close"},
	Unlock:    {"Unlock", "Lock returns", "mem/lock"},
	RUnlock:   {"RUnlock", "Lock returns", "mem/rwlock"},
	UnlockR:   {"Unlock", "RLock returns", "mem/rwlock"},
	Once:      {"function of Once", "Do returns", "mem/once"},
	Done:      {"Done", "Wait returns", "pkg/sync.WaitGroup"},
	Signal:    {"Signal", "Wait returns", "pkg/sync.Cond"},
	Broadcast: {"Broadcast", "Wait returns", "pkg/sync.Cond"},
}

// Before returns what comes first, such as "send".
func (k Kind) Before() string { return kinds[k].before }

// After returns what comes after it, such as "receive completes".
func (k Kind) After() string { return kinds[k].after }

// Rule returns the ID of the rule that an edge of the kind rests on.
func (k Kind) Rule() string { return kinds[k].rule }

// OfChannel reports whether an edge of the kind is made by a channel.
func (k Kind) OfChannel() bool { return k >= Send && k <= Close }

// String returns the kind in words, such as "send → receive completes".
func (k Kind) String() string { return k.Before() + " → " + k.After() }

// kindOf returns which kind of edge the end of a wait makes; false if none. recorded says
// that channel operations are told otherwise.
func kindOf(w *model.Wake, kind model.WakeKind, recorded bool) (Kind, bool) {
	switch w.Waited.Class() {
	case model.ClassReceive, model.ClassSend, model.ClassSelect:
		if recorded {
			return 0, false
		}
		return kindOnChannel(w.Waited, kind)
	}
	switch {
	case kind == model.WakeDone:
		return Done, w.Waited == model.OpWaitGroupWait
	case kind == model.WakeSignal:
		return Signal, w.Waited == model.OpCondWait
	case kind == model.WakeBroadcast:
		return Broadcast, w.Waited == model.OpCondWait
	case kind != model.WakeUnlock:
		return 0, false
	}
	switch w.Waited {
	case model.OpMutexLock, model.OpRWMutexQueue:
		return Unlock, true
	case model.OpRWMutexLock:
		return RUnlock, true
	case model.OpRWMutexRLock:
		return UnlockR, true
	case model.OpOnceDo:
		return Once, true
	}
	return 0, false
}

// kindOnChannel is kindOf of a wait on channels whose operations were not recorded. Of two
// selects that meet nobody can say who sent. A send that a close ends panics.
func kindOnChannel(waited model.Operation, kind model.WakeKind) (Kind, bool) {
	receives := waited == model.OpReceive || waited == model.OpSelect
	sends := waited == model.OpSend || waited == model.OpSelect
	switch kind {
	case model.WakeSend:
		return Send, receives
	case model.WakeReceive:
		return Room, sends // which is the same of an unbuffered channel
	case model.WakeClose, model.WakeCancel:
		return Close, receives
	case model.WakeSelect:
		if waited == model.OpReceive {
			return Send, true
		}
		return Room, waited == model.OpSend
	}
	return 0, false
}
