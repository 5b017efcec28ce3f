package strip

import (
	"sort"
	"sync"

	"chanlens/model"
	"chanlens/model/analysis/visit"
)

// Wait is what goroutines waited on a channel in a cell, and what ended their waits.
type Wait struct {
	Send, Receive, Select model.Time // waited, of all goroutines together

	Began    int32 // waits that began in the cell
	Sent     int32 // waits that ended: a value was sent to who waited
	Received int32 // or taken from who waited
	Selected int32 // either, by a select
	Closed   int32 // the channel was closed
	Other    int32 // a timer, a cancelled context, or the trace does not tell
}

// waitStudy adds up who waited on channels.
type waitStudy struct {
	*window
	r      *Request
	laneOf map[int]int // by channel
	users  *users
	mu     sync.Mutex
	all    []*waitWorker
}

func newWaitStudy(w *window, r *Request) *waitStudy {
	s := &waitStudy{window: w, r: r, laneOf: make(map[int]int)}
	for i, id := range r.Channels.IDs {
		s.laneOf[id] = i
	}
	if len(s.laneOf) > 0 {
		s.users = newUsers(w.t, r.Channels.Users)
	}
	return s
}

// users is a set of goroutines; nil are all.
type users struct{ bits []uint64 }

func newUsers(t *model.Trace, list []model.Goroutine) *users {
	if list == nil {
		return nil
	}
	u := &users{make([]uint64, t.NumGoroutines()/64+1)}
	for _, g := range list {
		u.bits[g/64] |= 1 << (g % 64)
	}
	return u
}

func (u *users) has(g model.Goroutine) bool { return u == nil || u.bits[g/64]>>(g%64)&1 != 0 }

// Worker implements visit.Study.
func (s *waitStudy) Worker() visit.Worker {
	lanes := len(s.r.Channels.IDs)
	w := &waitWorker{s: s, pane: newPane(s.window), sums: newLedger(s.window, lanes), cellsOf: make([]Wait, lanes*s.cells)}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.all = append(s.all, w)
	return w
}

type waitWorker struct {
	s *waitStudy
	pane
	sums    ledger
	cellsOf []Wait // by lane and cell; the times are in sums
}

// Done implements visit.Worker.
func (w *waitWorker) Done() {}

// Row implements visit.Worker.
func (w *waitWorker) Row(segment int, row model.Row) {
	if !w.s.users.has(row.Goroutine) || (w.s.r.Only != nil && !w.s.r.Only(row.Goroutine)) {
		return
	}
	w.enter(segment)
	i, _, ok := w.interval(&row)
	if !ok {
		return
	}
	if i > 0 {
		i-- // the wake that ended it may be the first thing in the window
	}
	ops := row.Ops()
	if w.hi < w.end {
		ops = ops[:sort.Search(len(ops), func(k int) bool { return row.Start(k) >= w.hi })]
	}
	for ; i < len(ops); i++ {
		if maybeOnChannel(ops[i]) && (row.Start(i) >= w.start || segment == w.first) {
			w.wait(&row, i)
		}
	}
}

// wait adds a wait, as a whole: segments that it goes on in do not see it again.
func (w *waitWorker) wait(row *model.Row, i int) {
	iv, ok := whole(w.t, w.segment, row, i)
	if !ok {
		return
	}
	id, ok := w.s.r.Channels.Of(iv)
	if !ok {
		return
	}
	lane, ok := w.s.laneOf[id]
	if !ok {
		return
	}
	cells := w.cellsOf[lane*w.cells:]
	if from, to := max(iv.Start, w.from), min(iv.End, w.to); from < to {
		first := w.cellOf(from)
		w.sums.add(lane, first, w.cellAfter(first, to-1), iv.Op.Class(), from, to)
		if from == iv.Start && from > w.start {
			cells[first].Began++
		}
	}
	if wake, ok := wakeOf(w.t, row, i, iv); ok && w.has(wake.At) {
		cells[w.cellOf(wake.At)].woken(wake.Kind)
	}
}

// woken counts a wake.
func (c *Wait) woken(kind model.WakeKind) {
	switch kind {
	case model.WakeSend:
		c.Sent++
	case model.WakeReceive:
		c.Received++
	case model.WakeSelect:
		c.Selected++
	case model.WakeClose:
		c.Closed++
	default:
		c.Other++
	}
}

// result returns the cells of the channels.
func (s *waitStudy) result() [][]Wait {
	if len(s.all) == 0 {
		return nil
	}
	sum := s.all[0]
	for _, w := range s.all[1:] {
		sum.sums.join(&w.sums)
		for i := range w.cellsOf {
			sum.cellsOf[i].join(&w.cellsOf[i])
		}
	}
	var lanes [][]Wait
	for lane := range s.r.Channels.IDs {
		cells := sum.cellsOf[lane*s.cells : (lane+1)*s.cells : (lane+1)*s.cells]
		for x, share := range sum.sums.line(lane) {
			c := &cells[x]
			c.Send, c.Receive, c.Select = share[model.ClassSend], share[model.ClassReceive], share[model.ClassSelect]
		}
		lanes = append(lanes, cells)
	}
	return lanes
}

// join adds the counts of another worker.
func (c *Wait) join(o *Wait) {
	c.Began += o.Began
	c.Sent += o.Sent
	c.Received += o.Received
	c.Selected += o.Selected
	c.Closed += o.Closed
	c.Other += o.Other
}
