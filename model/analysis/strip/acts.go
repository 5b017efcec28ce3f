package strip

import (
	"context"

	"chanlens/model"
)

// Acts is what a goroutine did to channels in a cell without waiting for it.
type Acts struct {
	Ops   int32 // how many operations; about, if they are more than maxSeen
	Kinds ActKinds
}

// ActKinds is a set of kinds of operations on channels that do not wait.
type ActKinds uint8

// The kinds.
const (
	ActSend    ActKinds = 1 << iota
	ActReceive          // also of what a closed channel gives, and what Stop takes out of a timer
	ActClose
	ActFail  // nothing was done: the default was taken
	ActPanic // a send to a closed channel, or a close that is not allowed
)

// KindOf returns the kind of an operation; 0 of one that waits, or has waited.
func KindOf(a model.ChanAct) ActKinds {
	switch {
	case a.Flags&(model.ChanWaits|model.ChanWaited) != 0:
		return 0
	case a.Is(model.ChanPanics):
		return ActPanic
	case a.Is(model.ChanFails):
		return ActFail
	}
	switch a.Way() {
	case model.ChanSend:
		return ActSend
	case model.ChanReceive:
		return ActReceive
	case model.ChanClose:
		return ActClose
	}
	return ActFail
}

// maxSeen is how many operations of a cell are looked at. If there are more, it is so many
// of them, evenly: which kinds there are then is only likely, but for those that are rare
// and matter, which are always found.
const maxSeen = 32

// actsOf returns what goroutines did in the window: a bisection for each cell.
func (w *window) actsOf(ctx context.Context, list []model.Goroutine) [][]Acts {
	all := make([][]Acts, len(list))
	for i := range all {
		all[i] = make([]Acts, w.cells)
	}
	if !w.t.Recorded() {
		return all
	}
	for seg := w.first; seg < len(w.segments) && w.segments[seg].Info().Start < w.to; seg++ {
		info := w.segments[seg].Info()
		for i, g := range list {
			if ctx.Err() != nil {
				return nil
			}
			if of := w.t.Goroutine(g); of.First < info.End && of.Last >= info.Start {
				run := w.t.ChanRunBy(seg, g)
				w.eachCell(&run, func(cell, from, to int) { all[i][cell].add(&run, from, to) })
			}
		}
	}
	return all
}

// eachCell calls f for each cell in which there are operations, which are those from the
// from-th up to the to-th.
func (w *window) eachCell(run *model.ChanRun, f func(cell, from, to int)) {
	end := run.Search(w.to)
	for from := run.Search(w.from); from < end; {
		cell := w.cellOf(run.At(from))
		to := from + 1 // the next operations are likely to be in the same cell, or close
		for step := 1; to < end && run.At(to) < w.edges[cell+1]; step *= 2 {
			to = min(to+step, end)
		}
		if to > from+1 && run.At(to-1) >= w.edges[cell+1] {
			to = run.Search(w.edges[cell+1])
		}
		f(cell, from, to)
		from = to
	}
}

// add adds operations of a run.
func (a *Acts) add(run *model.ChanRun, from, to int) {
	n := to - from
	seen := min(n, maxSeen)
	counted := 0
	for i := range seen {
		if kind := KindOf(run.Act(from + i*n/seen)); kind != 0 {
			a.Kinds |= kind
			counted++
		}
	}
	a.Ops += int32(counted * n / seen)
	if n <= maxSeen {
		return
	}
	closes, panics := run.Rare(from, to)
	if closes {
		a.Kinds |= ActClose
	}
	if panics {
		a.Kinds |= ActPanic
	}
}
