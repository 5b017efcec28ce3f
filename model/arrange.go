package model

import (
	"cmp"
	"slices"
)

// arranged is a generation's intervals sorted by goroutine, then time: what a
// [Segment] keeps, but with the generation's own handles.
type arranged struct {
	rows   []row // g is the local index here
	start  []Time
	op     []Operation
	stack  []StackID
	proc   []Proc
	thread []Thread

	wakes   wakeColumns // waker is the local index here
	byWaker []uint32
}

// Arrange sorts what the generation collected by goroutine. Call it once, after
// the last event; it may run beside the arranging of other generations.
//
// It is a counting sort, O(goroutines·log + intervals):
//
//  1. order the goroutines by number,
//  2. count the intervals of each, and so find where its row begins,
//  3. deal the intervals out in time order, each to the next place of its row,
//  4. the same for wakes, once by the goroutine woken and once by the waker.
func (g *Generation) Arrange() *Generation {
	order := g.numbered()
	n := len(g.trans.g)
	next := make([]uint32, len(g.goids))
	for _, i := range g.trans.g {
		next[i]++
	}
	a := &arranged{
		start: make([]Time, n), op: make([]Operation, n), stack: make([]StackID, n),
		proc: make([]Proc, n), thread: make([]Thread, n),
	}
	var off uint32
	for _, i := range order {
		count := next[i]
		next[i] = off
		if count > 0 { // a goroutine that was only named, as a creator, has no row
			a.rows = append(a.rows, row{g: Goroutine(i), off: off, end: off + count})
		}
		off += count
	}

	wakes, deal := &g.wakes, 0
	at := make([]uint32, len(wakes.trans)) // by wake in time order: its interval's place
	for k, i := range g.trans.g {
		p := next[i]
		next[i]++
		a.start[p] = g.trans.start[k]
		a.op[p] = g.trans.op[k]
		a.stack[p] = g.trans.stack[k]
		a.proc[p] = g.trans.proc[k]
		a.thread[p] = g.trans.thread[k]
		if deal < len(at) && wakes.trans[deal] == uint32(k) {
			at[deal] = p
			deal++
		}
	}
	g.arrangeWakes(a, at, order)
	g.trans.g, g.trans.start, g.trans.op, g.trans.stack, g.trans.proc, g.trans.thread = nil, nil, nil, nil, nil, nil
	g.sorted = a
	return g
}

// arrangeWakes sorts the wakes by the interval they cause, and indexes them by waker.
func (g *Generation) arrangeWakes(a *arranged, at, order []uint32) {
	n := len(at)
	byTime := make([]uint32, n) // time order -> place order
	for k := range byTime {
		byTime[k] = uint32(k)
	}
	slices.SortFunc(byTime, func(x, y uint32) int { return int(at[x]) - int(at[y]) })
	a.wakes = wakeColumns{
		at: make([]uint32, n), woken: make([]Goroutine, n), waker: make([]Goroutine, n), stack: make([]StackID, n),
	}
	place := make([]uint32, n) // by time order: place in the columns
	for p, k := range byTime {
		a.wakes.at[p] = at[k]
		a.wakes.woken[p] = Goroutine(g.wakes.woken[k])
		a.wakes.waker[p] = Goroutine(g.wakes.waker[k])
		a.wakes.stack[p] = g.wakes.stack[k]
		place[k] = uint32(p)
	}
	// Waker rows in order of their numbers; within one, in time order.
	count := make([]uint32, len(g.goids))
	total := uint32(0)
	for _, w := range g.wakes.waker {
		if w != noLocal {
			count[w]++
			total++
		}
	}
	next := make([]uint32, len(g.goids))
	var off uint32
	for _, i := range order {
		next[i] = off
		off += count[i]
	}
	a.byWaker = make([]uint32, total)
	for k, w := range g.wakes.waker {
		if w != noLocal {
			a.byWaker[next[w]] = place[k]
			next[w]++
		}
	}
	g.wakes.trans, g.wakes.woken, g.wakes.waker, g.wakes.stack = nil, nil, nil, nil
}

// numbered returns the local goroutines in the order of their numbers.
func (g *Generation) numbered() []uint32 {
	order := make([]uint32, len(g.goids))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(a, b uint32) int { return cmp.Or(cmp.Compare(g.goids[a], g.goids[b]), cmp.Compare(a, b)) })
	return order
}
