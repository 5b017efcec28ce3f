package channel

import (
	"runtime"
	"slices"
	"sync/atomic"

	"chanlens/model/crash"
	"chanlens/model/radix"
)

// part is some waits of a log, in two orders.
type part struct {
	byStart, byEnd []int32
	verdict        verdict
	how            how
	sign           sign
	by             *[]kindID // with split: kinds of places that use many channels
}

// how says what holds the waits of a part together.
type how uint8

const (
	byPlaces        how = iota // all waits at these places behave as one channel
	byGoroutines               // the same goroutines at the same places
	bySplit                    // likewise, but for places that use many channels
	byOwnSides                 // and what they did at both sides
	byEpoch                    // likewise, until it was closed
	byOrder                    // several of these, that behave as one channel
	byNothing                  // contradictions are left
	byAddress                  // recorded, see recordedLocks
	byProvenAddress            // likewise
)

// recorded reports whether it was recorded what belongs together.
func (h how) recorded() bool { return h == byAddress || h == byProvenAddress }

// partition divides the waits of a log among channels.
//
//  1. Sort by start; by end they are sorted. Take out the waits whose lock was recorded.
//  2. Join kinds of places that a wake joins: the groups, which have nothing in common.
//  3. Divide each group, several at a time (split.go).
//  4. Merge what are the same cases of selects (merge.go).
func (l *log) partition() []part {
	if len(l.waits) == 0 {
		return nil
	}
	locks, rest := l.byLock(l.all())
	u := newUnion(len(l.kinds))
	for _, i := range rest.byEnd {
		if w := &l.waits[i]; w.waker != noNode {
			u.join(uint32(l.of[w.woken].kind), uint32(l.of[w.waker].kind))
		}
	}
	groupOf := func(i int32) uint32 { return u.find(uint32(l.of[l.waits[i].woken].kind)) }
	groups := deal(rest, make([]int32, len(l.kinds)), groupOf)

	parts := make([][]part, len(groups))
	shared := newUnion(len(l.of)) // groups have no node in common
	number, partner := make([]int32, len(l.of)), make([]node, len(l.of))
	var next atomic.Int64
	var wg crash.Group
	for range min(runtime.GOMAXPROCS(0), len(groups)) {
		wg.Go(func() {
			d := divider{log: l, union: shared, number: number, partner: partner}
			for i := next.Add(1) - 1; i < int64(len(groups)); i = next.Add(1) - 1 {
				parts[i] = d.divide(groups[i])
			}
		})
	}
	wg.Wait()
	all := slices.Concat(parts...)
	d := divider{log: l, union: shared, number: number, partner: partner}
	return append(locks, d.mergeCases(all)...)
}

// all returns a part with all waits.
func (l *log) all() part {
	room := make([]radix.Keyed[int32], 2*len(l.waits))
	list := room[:len(l.waits)]
	p := part{byEnd: make([]int32, len(list)), byStart: make([]int32, len(list))}
	for i := range list {
		list[i] = radix.Keyed[int32]{Key: radix.Ascending(l.waits[i].start), Of: int32(i)}
		p.byEnd[i] = int32(i)
	}
	for i, k := range radix.Sort(list, room[len(list):]) {
		p.byStart[i] = k.Of
	}
	return p
}

// deal divides a part by a number, in the order in which the numbers first come by end.
// The parts keep both orders. places has a zero for every number, also afterwards.
func deal(p part, places []int32, number func(int32) uint32) []part {
	var counts []int32
	for _, i := range p.byEnd {
		to := &places[number(i)] // one more than the index of its part
		if *to == 0 {
			counts = append(counts, 0)
			*to = int32(len(counts))
		}
		counts[*to-1]++
	}
	parts := make([]part, len(counts))
	room := make([]int32, 2*len(p.byEnd))
	for i, n := range counts {
		parts[i].byStart, room = room[:0:n], room[n:]
		parts[i].byEnd, room = room[:0:n], room[n:]
	}
	for _, i := range p.byStart {
		to := &parts[places[number(i)]-1]
		to.byStart = append(to.byStart, i)
	}
	for _, i := range p.byEnd {
		to := &parts[places[number(i)]-1]
		to.byEnd = append(to.byEnd, i)
	}
	for _, i := range p.byEnd {
		places[number(i)] = 0
	}
	return parts
}
