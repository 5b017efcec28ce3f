package chanlog

import (
	"strconv"

	"chanlens/model"
)

// modulus is what short numbers count up to.
const modulus = 1000

// numbers tells the full numbers of a channel's operations within a generation, in
// which most stand modulo 1000: the one that is nearest to the last one.
//
// What is told before the channel's state waits for it. Threads tell what they did in
// batches with times of 64 ns, so that the two may have changed places.
type numbers struct {
	known bool
	last  [2]uint64 // sends, receives
	early []early
}

type early struct {
	op    model.LocalOp
	way   model.ChanKind
	short uint16
}

// maxEarly is how many operations may wait for the state of a channel.
const maxEarly = 64

// begin takes the state of the channel, and returns the operations that have waited for
// it, with their numbers.
func (n *numbers) begin(s model.ChanState, number func(model.LocalOp, uint64)) {
	if n.known {
		return
	}
	n.known = true
	n.last = [2]uint64{s.Sent, s.Received}
	for _, e := range n.early {
		number(e.op, n.full(e.way, e.short))
	}
	n.early = nil
}

// next returns the number that a message tells of an operation of a way. It returns
// false if the message is no number. It is 0 if it is not known yet: then the caller
// says which operation it was by wait.
func (n *numbers) next(way model.ChanKind, message []byte) (uint64, bool) {
	if len(message) > 1 && message[0] == '=' {
		k, err := strconv.ParseUint(string(message[1:]), 10, 64)
		if err != nil || k == 0 {
			return 0, false
		}
		if n.known {
			n.last[way] = max(n.last[way], k)
		}
		return k, true
	}
	short, ok := parseShort(message)
	if !ok {
		return 0, false
	}
	if !n.known {
		return 0, true
	}
	return n.full(way, short), true
}

// wait keeps an operation whose number is not known until the state is.
func (n *numbers) wait(op model.LocalOp, way model.ChanKind, message []byte) {
	if short, ok := parseShort(message); ok && !n.known && len(n.early) < maxEarly {
		n.early = append(n.early, early{op, way, short})
	}
}

// full returns the number nearest to the next one that has these last three digits.
func (n *numbers) full(way model.ChanKind, short uint16) uint64 {
	next := n.last[way] + 1
	back := (next%modulus + modulus - uint64(short)) % modulus
	k := next - back
	if back > modulus/2 || back >= next { // numbers begin at 1
		k += modulus
	}
	n.last[way] = max(n.last[way], k)
	return k
}

// parseShort reads three digits.
func parseShort(text []byte) (uint16, bool) {
	if len(text) != 3 {
		return 0, false
	}
	n := uint16(0)
	for _, d := range text {
		if d < '0' || d > '9' {
			return 0, false
		}
		n = 10*n + uint16(d-'0')
	}
	return n, true
}
