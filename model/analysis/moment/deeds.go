package moment

import (
	"context"
	"iter"
	"slices"

	"chanlens/model"
)

// deeds yields what goroutines were recorded to do to channels. What waited is found by
// the begin of its wait. It returns false if yield did.
func (s *search) deeds(yield func(Moment) bool) bool {
	for ops := range s.runs() {
		for op := range ops {
			if op.Goroutine == model.NoGoroutine || !s.mine[op.Goroutine] || !s.isTold(&op) {
				continue
			}
			m, ok := s.deed(&op)
			if ok && !yield(m) {
				return false
			}
		}
	}
	return true
}

// isTold reports whether an operation is one of the program: the runtime and the start of
// packages use channels, too, of which nothing is told unless they are asked for.
func (s *search) isTold(op *model.ChanOp) bool {
	if s.chans != nil || op.Chan == model.NilChan || op.Kind == model.ChanSelect || op.Is(model.ChanInSelect) {
		return true
	}
	_, ok := s.f.chans.Recorded(op.Chan)
	return ok
}

// runs yields the recorded operations among which is looked: of who or of what is meant.
func (s *search) runs() iter.Seq[iter.Seq[model.ChanOp]] {
	return func(yield func(iter.Seq[model.ChanOp]) bool) {
		switch {
		case s.who != nil || s.by.name != "":
			for _, g := range s.who {
				if !yield(s.t.ChanOpsBy(g, s.from, s.to)) {
					return
				}
			}
		case s.chans != nil:
			for c, meant := range s.chans {
				if meant && !yield(s.t.ChanOpsOf(model.Chan(c), s.from, s.to)) {
					return
				}
			}
		default:
			yield(s.t.ChanOps(s.from, s.to))
		}
	}
}

// deed makes a moment of an operation, if it is what is asked for.
func (s *search) deed(op *model.ChanOp) (Moment, bool) {
	switch {
	case op.Kind == model.ChanDrain || op.Is(model.ChanOfTimer) && op.Kind == model.ChanSend:
		return Moment{}, false // not by the program
	case op.Is(model.ChanWaits):
		return s.wait(op)
	case op.Is(model.ChanWaited) || !s.isKind(op) || !s.meant(op):
		return Moment{}, false
	}
	done := *op
	m := Moment{Event: s.event, Goroutine: op.Goroutine, At: op.At, End: op.At, Chan: op.Chan, Op: &done, Stack: op.Stack}
	if op.Kind == model.ChanSelect {
		m.Chan = NoChan
	}
	m.On = s.f.chanName(m.Chan)
	return m, true
}

// wait makes a moment of what begins with a wait.
func (s *search) wait(op *model.ChanOp) (Moment, bool) {
	m := Moment{
		Event: s.event, Goroutine: op.Goroutine, At: op.At, End: s.t.End(), Chan: NoChan, Never: true,
		waited: true, begun: []model.ChanOp{*op},
	}
	var done model.ChanOp
	isDone := false
	if iv, ok := s.t.ChanWaitOf(*op); ok {
		if m.begun = s.t.ChanWait(iv); len(m.begun) == 0 || !s.isFirst(op, m.begun) {
			return m, false
		}
		m.At, m.End, m.Stack, m.Never = m.begun[0].At, iv.End, iv.Stack, iv.Open
		done, isDone = s.t.ChanWoke(iv)
	} else if next, ok := s.t.NextChanOp(context.Background(), op.Goroutine, op.At); ok { // a generation is lost
		m.End, m.Never, done, isDone = next.At, false, next, next.Is(model.ChanWaited)
	}
	if isDone {
		m.End = done.At
	}
	switch {
	case isDone:
		m.Op, m.Chan = &done, done.Chan
	case !op.Is(model.ChanInSelect):
		m.Op, m.Chan = &m.begun[0], op.Chan
	}
	m.On = s.f.chanName(m.Chan)
	if s.event == Select {
		manner := s.is&(clausePanics|clauseClosed) == 0 || isDone && s.manner(&done)
		return m, op.Is(model.ChanInSelect) && manner && s.hasCase(m.begun)
	}
	return m, m.Op != nil && s.isKind(m.Op) && s.meant(m.Op)
}

// isFirst reports whether an operation is the first of the cases of a select that are
// looked at, so that each select is taken once.
func (s *search) isFirst(op *model.ChanOp, cases []model.ChanOp) bool {
	for i := range cases {
		if s.chans == nil || s.who != nil || s.chans[cases[i].Chan] {
			return cases[i].At == op.At && cases[i].Chan == op.Chan && cases[i].ChanAct == op.ChanAct
		}
	}
	return false
}

// hasCase reports whether one of the cases of a select that waits is on a channel that is
// meant.
func (s *search) hasCase(cases []model.ChanOp) bool {
	return s.chans == nil || slices.ContainsFunc(cases, func(op model.ChanOp) bool { return s.chans[op.Chan] })
}

// meant reports whether an operation is on a channel that is meant, and done in the manner
// that is.
func (s *search) meant(op *model.ChanOp) bool {
	return (s.chans == nil || s.chans[op.Chan] && op.Kind != model.ChanSelect) && s.manner(op)
}

func (s *search) manner(op *model.ChanOp) bool {
	return (s.is&clausePanics == 0 || op.Is(model.ChanPanics)) && (s.is&clauseClosed == 0 || op.Is(model.ChanOfClosed))
}

// isKind reports whether an operation is of the kind that is asked for.
func (s *search) isKind(op *model.ChanOp) bool {
	fails := op.Is(model.ChanFails) || op.Kind == model.ChanSelect
	switch s.event {
	case Send:
		return op.Kind == model.ChanSend && !fails
	case Receive:
		return op.Kind == model.ChanReceive && !fails
	case Close:
		return op.Kind == model.ChanClose
	case Default:
		return fails
	case Select:
		return op.Is(model.ChanInSelect) && !fails
	case Panic:
		return op.Is(model.ChanPanics)
	}
	return false
}

// strays yields the waits on channels of which nothing was recorded when they began: they
// had begun before, or there is nothing they could wait for. It returns false if yield did.
func (s *search) strays(yield func(Moment) bool) bool {
	is := events[s.event].is
	if is == nil {
		return true
	}
	for g, meant := range s.mine {
		if !meant {
			continue
		}
		g := model.Goroutine(g)
		info := s.t.Goroutine(g)
		first, _ := s.t.IntervalAt(g, info.First)
		end, _ := s.t.IntervalAt(g, info.Last-1)
		for i, iv := range []model.Interval{first, end} {
			if i == 1 && (iv.Start == first.Start || !iv.Open) || !is(iv.Op) || len(s.t.ChanWait(iv)) > 0 || !s.waitsOn(iv) {
				continue
			}
			if m := s.f.ofInterval(s.event, iv); s.is&(clausePanics|clauseClosed) == 0 || m.Op != nil && s.manner(m.Op) {
				if !yield(m) {
					return false
				}
			}
		}
	}
	return true
}
