package channel

import (
	"chanlens/model"
	"chanlens/model/radix"
)

// people is how many different goroutines stand at both sides of a [Pairing], as far as
// they were looked at one by one.
type people struct{ wakers, wokens int }

// people counts the different goroutines at both sides of pairs.
//
//  1. Note who was at which side of which pair. A goroutine at a place nearly always
//     meets the same place as the last time, which needs no note.
//  2. Sort the notes, and count those that differ from the one before.
func (s *Study) people(l *log) map[pairKey]people {
	n := newNotes(s, l)
	for i := range l.waits {
		n.note(&l.waits[i])
	}
	counts := make(map[pairKey]people, len(n.keys))
	for id, who := range n.count(len(n.keys)) {
		counts[n.keys[id]] = who
	}
	return counts
}

// notes finds out who was at which side of which pair.
type notes struct {
	s *Study
	l *log
	noted

	keys    []pairKey // by number
	ids     map[pairKey]int32
	numbers map[kindPair]int32 // the same, by kinds, which are at hand

	woken, waker []int32 // by node: the number noted last, from 1
	lastPair     kindPair
	lastID       int32 // its number, or -1
}

// kindPair is the kinds of both sides of a wait.
type kindPair struct {
	woken, waker kindID // waker from 1
	by           model.WakeKind
}

func newNotes(s *Study, l *log) *notes {
	return &notes{
		s: s, l: l, ids: make(map[pairKey]int32), numbers: make(map[kindPair]int32),
		woken: make([]int32, len(l.of)), waker: make([]int32, len(l.of)), lastID: -1,
	}
}

// note notes who was at both sides of a wait.
func (n *notes) note(w *wait) {
	of := n.l.of
	kp := kindPair{woken: of[w.woken].kind, by: w.kind}
	if w.waker != noNode {
		kp.waker = of[w.waker].kind + 1
	}
	if n.lastID < 0 || kp != n.lastPair {
		id, ok := n.numbers[kp]
		if !ok {
			id = n.number(kp, w)
		}
		n.lastPair, n.lastID = kp, id
	}
	n.add(&n.woken[w.woken], wokenSide, of[w.woken].g)
	if w.waker != noNode {
		n.add(&n.waker[w.waker], wakerSide, of[w.waker].g)
	}
}

// number gives the pair of a wait a number.
func (n *notes) number(kp kindPair, w *wait) int32 {
	k := n.s.keyOf(n.l, w)
	id, ok := n.ids[k]
	if !ok {
		id = int32(len(n.keys))
		n.keys = append(n.keys, k)
		n.ids[k] = id
	}
	n.numbers[kp] = id
	return id
}

// add notes a goroutine at a side of the last pair, unless that is what was noted of its
// node before.
func (n *notes) add(last *int32, side int32, g model.Goroutine) {
	if *last != n.lastID+1 {
		*last = n.lastID + 1
		n.noted.add(n.lastID, side, g)
	}
}

// The sides of a pair.
const (
	wokenSide = iota
	wakerSide
)

// noted is goroutines that were at a side of a pair, by the pair's number. They may be in
// it more than once.
type noted struct{ list []radix.Keyed[struct{}] }

func (n *noted) add(id, side int32, g model.Goroutine) {
	n.list = push(n.list, radix.Keyed[struct{}]{Key: uint64(2*id+side)<<32 | uint64(g)})
}

// renumber gives pairs other numbers; several may get the same.
func (n *noted) renumber(to []int32) {
	for i := range n.list {
		k := &n.list[i].Key
		*k = uint64(2*to[*k>>33])<<32 | *k&(1<<33-1)
	}
}

// count counts the different goroutines at both sides of so many pairs.
func (n *noted) count(pairs int) []people {
	both := make([]people, pairs)
	if len(n.list) == 0 {
		return both
	}
	last := ^uint64(0)
	for _, x := range radix.Sort(n.list, make([]radix.Keyed[struct{}], len(n.list))) {
		switch of := &both[x.Key>>33]; {
		case x.Key == last:
		case x.Key>>32&1 == wokenSide:
			of.wokens++
		default:
			of.wakers++
		}
		last = x.Key
	}
	return both
}
