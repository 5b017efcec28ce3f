package session

import "chanlens/model"

// While a trace is loading, what there is of it comes again and again, each time
// more. The session and the views stay as they are, and only what they know of the
// trace is renewed: so the user's place is kept, and so are overlays, a prompt being
// typed and whatever else holds on to a view. Handles are translated by name.

// Renewal is a survey taking the place of another.
type Renewal struct {
	Before *Survey
	Sel    Selection // in the survey before
	Lost   bool      // the selected goroutine is not there any more
	Home   bool      // the user has not touched anything yet
}

// standIn is a goroutine that is selected in place of the one that the user
// selected, which the trace does not tell of at present.
type standIn struct {
	seen model.Goroutine
	who  Name
}

// Renew puts a survey in the place of the session's. A range that is the whole
// trace, or the whole window asked for, goes on being that.
func (s *Session) Renew(sv *Survey) Renewal {
	r := Renewal{Before: s.Survey, Sel: s.Sel}
	switch s.Range {
	case s.Window:
		s.Range = sv.Window
	case Range{0, s.Trace.End()}:
		s.Range = Range{0, sv.Trace.End()}
	}
	s.Survey = sv
	s.stayWithin()
	s.renewPins(r.Before)
	if r.Sel.Goroutine == model.NoGoroutine {
		return r
	}
	who := r.Before.NameOf(r.Sel.Goroutine)
	if s.standIn.seen == r.Sel.Goroutine {
		who = s.standIn.who
	}
	g, ok := sv.Named(who)
	s.standIn = standIn{seen: model.NoGoroutine}
	if r.Lost = !ok; r.Lost {
		s.standIn.who = who
	}
	s.Sel.Goroutine = g
	return r
}

// stayWithin moves what is looked at into the trace, which may turn out to end earlier than
// was thought.
func (s *Session) stayWithin() {
	end := s.Trace.End()
	s.Sel.At = s.Within(s.Sel.At)
	if s.Range.End() > end {
		s.Range.Start = max(end-s.Range.Span, 0)
		s.Range.Span = min(s.Range.Span, max(end, 1))
	}
	if s.Chosen.Start >= end {
		s.Chosen = Range{}
	}
	s.Chosen.Span = min(s.Chosen.Span, end-s.Chosen.Start)
}

// Replace selects a goroutine in place of the one that the user selected. Where that is
// lost, it is selected again as soon as it is back.
func (s *Session) Replace(g model.Goroutine, r Renewal) {
	s.Sel.Goroutine = g
	if r.Lost {
		s.standIn.seen = g
	}
}
