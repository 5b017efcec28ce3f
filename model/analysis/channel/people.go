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
	type kindPair struct {
		woken, waker kindID // waker from 1
		by           model.WakeKind
	}
	numbers, ids := make(map[kindPair]int32), make(map[pairKey]int32)
	var keys []pairKey
	number := func(kp kindPair, w *wait) int32 {
		k := s.keyOf(l, w)
		id, ok := ids[k]
		if !ok {
			id = int32(len(keys))
			keys = append(keys, k)
			ids[k] = id
		}
		numbers[kp] = id
		return id
	}
	woken, waker := make([]int32, len(l.of)), make([]int32, len(l.of)) // by node: the key noted last, from 1
	var notes []radix.Keyed[struct{}]
	note := func(last *int32, id, side int32, g model.Goroutine) {
		if *last != id+1 {
			*last = id + 1
			notes = push(notes, radix.Keyed[struct{}]{Key: uint64(2*id+side)<<32 | uint64(g)})
		}
	}
	var lastPair kindPair
	lastID := int32(-1)
	for i := range l.waits {
		w := &l.waits[i]
		kp := kindPair{woken: l.of[w.woken].kind, by: w.kind}
		if w.waker != noNode {
			kp.waker = l.of[w.waker].kind + 1
		}
		if lastID < 0 || kp != lastPair {
			id, ok := numbers[kp]
			if !ok {
				id = number(kp, w)
			}
			lastPair, lastID = kp, id
		}
		note(&woken[w.woken], lastID, 0, l.of[w.woken].g)
		if w.waker != noNode {
			note(&waker[w.waker], lastID, 1, l.of[w.waker].g)
		}
	}
	counts := make(map[pairKey]people, len(keys))
	if len(notes) == 0 {
		return counts
	}
	both := make([]people, len(keys))
	last := ^uint64(0)
	for _, n := range radix.Sort(notes, make([]radix.Keyed[struct{}], len(notes))) {
		switch of := &both[n.Key>>33]; {
		case n.Key == last:
		case n.Key>>32&1 == 0:
			of.wokens++
		default:
			of.wakers++
		}
		last = n.Key
	}
	for i, k := range keys {
		counts[k] = both[i]
	}
	return counts
}
