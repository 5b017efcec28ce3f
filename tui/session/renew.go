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
	s.Unlink() // it is of the trace before
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
// was thought, or not to be the one of the day at which a mark was set. A range that begins
// with the trace may reach beyond it: a cell is a nanosecond at least.
func (s *Session) stayWithin() {
	end := s.Trace.End()
	s.Sel.At = s.Within(s.Sel.At)
	if r := s.Range; r.Start < 0 || r.Span <= 0 || r.Start > max(end-r.Span, 0) {
		s.Range = r.within(end)
	}
	if s.Chosen.End() > end {
		s.Chosen.Span = end - s.Chosen.Start
	}
	if s.Chosen.Span <= 0 {
		s.Chosen = Range{}
	}
}

// within returns the range moved into a trace that ends at a moment, or cut to it. One that
// makes no sense becomes all of the trace.
func (r Range) within(end model.Time) Range {
	if r.Start < 0 || r.Span <= 0 || r.Span >= end {
		return Range{0, max(end, 1)}
	}
	return Range{min(r.Start, end-r.Span), r.Span}
}

// Replace selects a goroutine in place of the one that the user selected. Where that is
// lost, it is selected again as soon as it is back.
func (s *Session) Replace(g model.Goroutine, r Renewal) {
	s.Sel.Goroutine = g
	if r.Lost {
		s.standIn.seen = g
	}
}
