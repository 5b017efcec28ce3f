package agreement

import (
	"fmt"

	"chanlens/model"
)

// Pairs counts waits that ended, by whether it is inferred rightly what ended them.
//
// Who ended a wait is known if the runtime's rules are followed backwards. A receiver
// that waits gets the next value that is sent: its k-th receive was served by the k-th
// send. A sender that waits at a channel for n elements is let in when one is taken out,
// so its k-th send was served by the receive k-n. Nobody serves who waits for a timer,
// and the close ends all other waits.
type Pairs struct {
	Waits  int // that ended, and of which the recording has what ended them
	Same   int // who did it, and what that was, are as inferred
	Unsaid int // who did it is; whether it sent or received is not inferred, for both sides are in a select
	Wrong  int

	// Of the waits that ended with a value: how many, and of how many the other half of
	// the value, the k-th send of the k-th receive, is that of who ended the wait. It
	// mostly is not where a sender waits for room in a buffer.
	Values, Direct int

	Misses map[Miss]int // what was wrong, and how often
}

// Miss is one way to be wrong about a pair.
type Miss struct {
	Waited model.Operation
	Said   model.WakeKind
	Was    string // what happened, in words
}

func (p *Pairs) add(o Pairs) {
	p.Waits += o.Waits
	p.Same += o.Same
	p.Unsaid += o.Unsaid
	p.Wrong += o.Wrong
	p.Values += o.Values
	p.Direct += o.Direct
	for m, n := range o.Misses {
		p.miss(m, n)
	}
}

func (p *Pairs) miss(m Miss, n int) {
	if p.Misses == nil {
		p.Misses = make(map[Miss]int)
	}
	p.Misses[m] += n
}

// pairsOf compares what ended waits.
func pairsOf(recorded, stock *model.Trace, waits []wait) Pairs {
	var p Pairs
	find := newFinder(recorded, waits)
	for i := range waits {
		w := &waits[i]
		if !w.ended {
			continue
		}
		was, ok := find.server(w)
		wake, woken := stock.WakeAfter(w.stock)
		if !ok || !woken {
			continue
		}
		p.Waits++
		p.count(w, wake, was)
		if pair, ok := find.pair(w); ok {
			p.Values++
			if pair == was.by {
				p.Direct++
			}
		}
	}
	return p
}

// count holds one wake against what happened.
func (p *Pairs) count(w *wait, wake model.Wake, was server) {
	switch {
	case wake.Waker != was.by || !was.is(wake.Kind):
		p.Wrong++
		who := ""
		if wake.Waker != was.by {
			who = ", by another goroutine"
		}
		p.miss(Miss{w.stock.Op, wake.Kind, was.String() + who}, 1)
	case wake.Kind == model.WakeSelect && wake.Waited == model.OpSelect:
		p.Unsaid++
	default:
		p.Same++
	}
}

// server is what ended a wait.
type server struct {
	by       model.Goroutine // NoGoroutine: a timer
	kind     model.ChanKind
	inSelect bool
}

// is reports whether a kind of wake is what the server did.
func (s server) is(k model.WakeKind) bool {
	switch {
	case s.by == model.NoGoroutine:
		return k == model.WakeTimer
	case s.kind == model.ChanClose:
		return k == model.WakeClose || k == model.WakeCancel
	case s.inSelect:
		return k == model.WakeSelect
	case s.kind == model.ChanSend:
		return k == model.WakeSend
	}
	return k == model.WakeReceive
}

func (s server) String() string {
	switch {
	case s.by == model.NoGoroutine:
		return "timer"
	case s.inSelect:
		return fmt.Sprintf("%v in a select", s.kind)
	}
	return s.kind.String()
}
