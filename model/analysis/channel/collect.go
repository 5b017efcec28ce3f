package channel

import (
	"slices"
	"time"

	"chanlens/model"
)

// seen is a wait as a worker meets it.
type seen struct {
	start, end    model.Time // end is openEnd if it is open when the trace ends
	woken, waker  model.Goroutine
	where, wakeAt place
	op            model.Operation // canonical
	kind          model.WakeKind
	lock          lockNumber    // if it was recorded
	delay         time.Duration // how long it then waited for a processor
	again         bool          // it may be the same call that waited before, at the head of the queue
	early         bool          // it is among the first of its goroutine at its place in the segment
}

// openEnd is the end of waits that have none.
const openEnd = model.Time(1<<63 - 1)

// worker collects waits from rows. It implements [visit.Worker].
type worker struct {
	s       *Study
	segment int
	batch   *batch // of the segment
	pairs   pairSums
	row     visits // of the row in work
}

// visits counts waits by spot, of the spots that come first in a row.
type visits struct {
	spots [8]uint32
	n     [8]uint8 // up to maxEarly
	used  int
}

// early counts a wait, and reports whether it is among the first at its spot.
func (v *visits) early(spot uint32) bool {
	i := slices.Index(v.spots[:v.used], spot)
	if i < 0 {
		if v.used == len(v.spots) {
			return false
		}
		i = v.used
		v.spots[i], v.n[i] = spot, 0
		v.used++
	}
	if v.n[i] == maxEarly {
		return false
	}
	v.n[i]++
	return true
}

// batch is what one worker collected in one segment: channels, and locks, in chunks, so
// that nothing is moved as it grows. The first chunks are small, all others of 1024.
type batch struct {
	of    [2]chunks
	ops   model.ChanRun      // all operations that were recorded in the segment
	locks model.SegmentLocks // likewise, waits for locks
}

type chunks [][]seen

func (c *chunks) add(v *seen) {
	n := len(*c)
	if n == 0 || len((*c)[n-1]) == cap((*c)[n-1]) {
		*c = append(*c, make([]seen, 0, 16<<min(n, 6)))
		n++
	}
	last := &(*c)[n-1]
	*last = append(*last, *v)
}

// The two sorts of what is waited on.
const (
	ofChannels = iota
	ofLocks
)

func sortOf(op model.Operation) int {
	if onChannel(op) || onNil(op) {
		return ofChannels
	}
	return ofLocks
}

// Row implements [visit.Worker].
func (w *worker) Row(segment int, row model.Row) {
	ops := row.Ops()
	if w.s.isRecorded() && (w.batch == nil || segment != w.segment) {
		w.next(segment)
		w.batch.ops, w.batch.locks = row.ChanRun(w.s.t, segment), row.SegmentLocks()
	}
	if len(ops) == 0 || w.s.t.Goroutine(row.Goroutine).System {
		return
	}
	last := model.NoStack // of the wait on a lock before
	w.row.used = 0
	for k, op := range ops {
		if !isPaired[op] && !(w.s.recorded != nil && onNil(op)) {
			continue
		}
		switch {
		case k+1 < len(ops):
			if wake, ok := row.Wake(w.s.t, k+1); ok {
				w.ended(segment, row, k, wake, last)
			}
		case !row.Continues && !row.Dead && row.End(k) == w.s.known:
			w.open(segment, row, k)
		}
		if !onChannel(op) {
			last = row.Stack(k)
		}
	}
}

// ended notes a wait that was ended by a wake.
func (w *worker) ended(segment int, row model.Row, k int, wake model.Wake, last model.StackID) {
	sp := &w.s.spots
	op := canonical(wake.Waited)
	lock := !onChannel(op)
	v := seen{
		start: row.Start(k), end: wake.At, woken: wake.Woken, waker: wake.Waker,
		where: sp.place(waitRole(op), wake.Where), wakeAt: sp.place(wakeRole(wake.Kind, lock), wake.Stack),
		op: op, kind: wake.Kind, delay: time.Duration(row.End(k+1) - wake.At), again: lock && wake.Where == last,
	}
	if lock || w.s.recorded == nil { // else it is not known yet whose pair it is
		w.pairs.add(sp.pairKey(&v), v.end.Sub(v.start), v.delay)
	}
	v.early = w.row.early(v.where.spot())
	w.add(segment, &v)
}

// open notes a wait that is open when the trace ends.
func (w *worker) open(segment int, row model.Row, k int) {
	op := canonical(row.Ops()[k])
	w.add(segment, &seen{
		start: row.Start(k), end: openEnd, woken: row.Goroutine, waker: model.NoGoroutine,
		where: w.s.spots.place(waitRole(op), row.Stack(k)), op: op,
	})
}

func (w *worker) add(segment int, v *seen) {
	if v.end != openEnd && (w.s.recorded == nil || !onChannel(v.op)) && w.s.full(segment, v) {
		return // it is counted, and would not be looked at
	}
	if w.batch == nil || segment != w.segment {
		w.next(segment)
	}
	w.batch.of[sortOf(v.op)].add(v)
}

// next goes on to another segment.
func (w *worker) next(segment int) { w.segment, w.batch = segment, w.s.newBatch(segment) }

// Done implements [visit.Worker].
func (w *worker) Done() {
	w.s.mu.Lock()
	defer w.s.mu.Unlock()
	w.s.pairs.join(&w.pairs)
}
