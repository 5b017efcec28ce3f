package session

import (
	"context"
	"sync"
	"sync/atomic"

	"chanlens/model"
	"chanlens/model/analysis/visit"
)

// waits is how long goroutines wait, found by a look at every interval when somebody asks
// for the first time.
type waits struct {
	once    sync.Once
	done    atomic.Bool
	longest []model.Time // by goroutine: its longest single wait
	all     []model.Time // by goroutine: all of its waits together
}

// of returns the waits of a trace. It may take as long as decoding all of it does.
func (w *waits) of(t *model.Trace) (longest, all []model.Time) {
	w.once.Do(func() {
		s := &waitStudy{segments: t.Segments(), longest: make([]atomic.Int64, t.NumGoroutines()), all: make([]atomic.Int64, t.NumGoroutines())}
		visit.All(context.Background(), t, nil, s)
		w.longest, w.all = make([]model.Time, len(s.longest)), make([]model.Time, len(s.all))
		for i := range s.longest {
			w.longest[i], w.all[i] = model.Time(s.longest[i].Load()), model.Time(s.all[i].Load())
		}
		w.done.Store(true)
	})
	return w.longest, w.all
}

// known reports whether somebody has asked already.
func (w *waits) known() bool { return w.done.Load() }

// waitStudy adds up the waits of goroutines. Rows of one goroutine in several segments may
// be looked at side by side.
type waitStudy struct {
	segments     []*model.Segment
	longest, all []atomic.Int64
}

// Worker implements visit.Study.
func (s *waitStudy) Worker() visit.Worker { return s }

// Done implements visit.Worker.
func (s *waitStudy) Done() {}

// Row implements visit.Worker. A wait that goes on from an earlier segment begins before
// this one: its last part tells how long it is.
func (s *waitStudy) Row(segment int, row model.Row) {
	var longest, all model.Time
	at := s.segments[segment].Info().Start
	for i, op := range row.Ops() {
		start, end := row.Start(i), row.End(i)
		if op.Blocked() {
			longest = max(longest, end-start)
			all += end - max(start, at)
		}
		at = end
	}
	s.all[row.Goroutine].Add(int64(all))
	for of := &s.longest[row.Goroutine]; ; {
		if was := of.Load(); was >= int64(longest) || of.CompareAndSwap(was, int64(longest)) {
			return
		}
	}
}
