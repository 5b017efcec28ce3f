package detail

import (
	"chanlens/model"
	"chanlens/model/analysis/order"
	"chanlens/model/analysis/verdict"
	"chanlens/model/format"
	"chanlens/tui/gap"
)

// MaxWakes is how many of the goroutines that one interval woke are listed.
const MaxWakes = 200

// Subject is a place in a trace, and what is known there.
type Subject struct {
	Trace     *model.Trace
	Goroutine model.Goroutine
	At        model.Time
	Interval  model.Interval
	Alive     bool             // there is an Interval
	Stack     model.StackID    // of the interval; of a run, where it had come to at its end
	Blocked   *verdict.Blocked // the goroutine is blocked at the end; nil if not
	Op        *model.ChanOp    // the recorded channel operation at that very moment; nil: none
	Did       model.ChanCount  // what the goroutine was recorded to do to channels, in all
	Names     format.ChanNames // of recorded channels

	Order *order.Order // what happens before what; nil: that is not shown
	Way   []order.Edge // how one moment happens before another; nil: that is not shown
	Apart string       // that neither does; "": that is not shown

	Hidden   string        // until when what comes after Interval, as far as that is told, is not to be told; "": it is
	Cut      bool          // Interval ends where that begins
	Fetching bool          // it is not in memory, and being decoded again
	Chain    []Step        // of wakes behind it: see [Subject.Behind]; nil: not told
	Absent   model.Absence // why the moment is not there
	Earlier  model.Absence // why what comes before the goroutine is not there
	Later    model.Absence // why what comes after the interval is not there

	Code     *Code // the source of one of the stack's frames; nil: none is shown
	Unfolded bool  // all frames of the stack are shown
}

// At returns the subject at a moment of a goroutine's life.
func At(t *model.Trace, g model.Goroutine, at model.Time, blocked *verdict.Blocked) Subject {
	s := Subject{Trace: t, Goroutine: g, At: at, Blocked: blocked}
	s.Interval, s.Alive = t.IntervalAt(g, at)
	s.Absent = gap.At(t, at)
	if first := t.Goroutine(g).First; first > 0 {
		s.Earlier = gap.At(t, first-1)
	}
	switch {
	case s.Absent != model.Present:
		s.Alive = false
	case s.Alive && s.Interval.End < t.End():
		s.Later = gap.At(t, s.Interval.End)
	}
	if s.Alive {
		s.Op = chosen(t, g, at)
	}
	s.Stack = s.stack()
	return s
}

// stack returns the stack that tells most of the interval. Of a run none is recorded but the
// one at its end, if it then waits or enters a system call.
func (s *Subject) stack() model.StackID {
	if !s.Alive {
		return model.NoStack
	}
	if s.Op != nil {
		return s.opStack()
	}
	if s.Interval.Op != model.OpRunning || s.Interval.Stack != model.NoStack {
		return s.Interval.Stack
	}
	if next, ok := s.Trace.Next(s.Interval); ok {
		return next.Stack
	}
	return model.NoStack
}

// opStack returns the stack of the chosen operation: of one that waited, that of the wait.
func (s *Subject) opStack() model.StackID {
	iv, ok := s.Interval, s.Op.Is(model.ChanWaited)
	for n := 0; ok && n < lookBack && !iv.Op.Blocked(); n++ {
		iv, ok = s.Trace.Prev(iv)
	}
	if ok && iv.Op.Blocked() {
		return iv.Stack
	}
	return s.Op.Stack
}

// Fetching returns the subject at a moment that is being decoded again.
func Fetching(t *model.Trace, g model.Goroutine, at model.Time, blocked *verdict.Blocked) Subject {
	return Subject{Trace: t, Goroutine: g, At: at, Blocked: blocked, Fetching: true}
}

// stuck reports whether the interval is one that never ends.
func (s *Subject) stuck() bool {
	return s.Alive && s.Interval.Open && s.Blocked != nil && s.Blocked.Verdict == verdict.Stuck
}

// Woken returns the wake that ended the wait the subject is in, or the one that
// made it runnable if it is ready or runs since.
func (s *Subject) Woken() (model.Wake, bool) {
	if !s.Alive {
		return model.Wake{}, false
	}
	iv := s.Interval
	for range 2 {
		if iv.Op.Blocked() {
			return s.Trace.WakeAfter(iv)
		}
		if iv.Op.State() != model.StateRunnable && iv.Op.State() != model.StateRunning {
			break
		}
		prev, ok := s.Trace.Prev(iv)
		if !ok {
			break
		}
		iv = prev
	}
	if iv.Op.Blocked() {
		return s.Trace.WakeAfter(iv)
	}
	return model.Wake{}, false
}

// Follow returns the wake that Enter follows, and where it leads: from a wait to
// who ended it; from a waker to the first one it woke from the moment on.
func (s *Subject) Follow() (w model.Wake, to Link, ok bool) {
	if !s.Alive {
		return w, to, false
	}
	if woke, found := s.next(); found {
		return woke, Link{woke.Woken, woke.At}, true
	}
	w, ok = s.Woken()
	if !ok || w.Waker == model.NoGoroutine {
		return w, to, false
	}
	return w, Link{w.Waker, w.At}, true
}

// next returns the first goroutine woken by the interval from the moment on, or
// else the first of all.
func (s *Subject) next() (model.Wake, bool) {
	if s.Interval.Op.Blocked() {
		return model.Wake{}, false
	}
	for _, from := range []model.Time{s.At, s.Interval.Start} {
		for w := range s.Trace.WakesBy(s.Goroutine, from, s.Interval.End) {
			return w, true
		}
	}
	return model.Wake{}, false
}
