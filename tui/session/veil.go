package session

import (
	"chanlens/model"
	"chanlens/tui/detail"
)

// Veil hides what comes after a moment, as while somebody is asked what that will be, and
// before. The zero value hides nothing.
type Veil struct {
	On    bool
	Ahead bool          // nobody is asked yet
	From  model.Time    // the first moment that is hidden
	Who   Selection     // what is asked about: who does it, and the last moment that is seen; no goroutine: nothing
	Stack model.StackID // where that is; NoStack: not known
}

// Hides reports whether a moment is hidden.
func (v Veil) Hides(at model.Time) bool { return v.On && at >= v.From }

// Word is what stands where something is hidden: until when it is.
func (v Veil) Word() string {
	if v.Ahead {
		return "hidden until the lesson has asked"
	}
	return "hidden until you answer"
}

// veiled returns the selection with what is known of it before the veil.
func (s *Session) veiled() detail.Subject {
	subject := detail.At(s.Trace, s.Sel.Goroutine, s.Sel.At, nil)
	subject.Hidden, subject.Names, subject.Way, subject.Apart = s.Veil.Word(), s.Acts.Names, s.Chain, s.Apart
	ends := subject.Alive && subject.Interval.End > s.Veil.From
	if ends {
		subject.Interval.End, subject.Interval.Open, subject.Cut = s.Veil.From, false, true
	}
	switch {
	case s.Sel == s.Veil.Who && s.Veil.Stack != model.NoStack:
		subject.Stack, subject.Op = s.Veil.Stack, nil
	case ends && subject.Interval.Op == model.OpRunning && subject.Op == nil:
		subject.Stack = model.NoStack // that is where the run ends
	}
	return subject
}

// Turn goes to a goroutine at a moment, with a range around, and remembers no place to come
// back to. Without a goroutine, the one that is selected stays.
func (s *Session) Turn(g model.Goroutine, at model.Time, r Range) {
	if g != model.NoGoroutine {
		s.unhide(g)
		s.Sel.Goroutine = g
	}
	s.Sel.At, s.Range = at, r
	s.stayWithin()
}
