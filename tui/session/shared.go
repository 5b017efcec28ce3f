package session

import "chanlens/model"

// What one view chooses and the others go by.

// Only is a set of goroutines that views are limited to, as a filter yields it.
type Only interface {
	Has(model.Goroutine) bool
	Len() int // how many goroutines are in it
}

// Shown reports whether the filter, if there is one, lets a goroutine through.
func (s *Session) Shown(g model.Goroutine) bool { return s.Only == nil || s.Only.Has(g) }

// End returns the first moment after the range.
func (r Range) End() model.Time { return r.Start + r.Span }

// Extent returns the range that statistics are of: the chosen one, or all of the trace.
func (s *Session) Extent() Range {
	if s.Chosen.Span > 0 {
		return s.Chosen
	}
	return Range{0, s.Trace.End()}
}

// Pins are goroutines that stay at the top of the timeline, for a reason.
type Pins struct {
	Title string // why, as "3 senders wait for ever on results"; may be ""
	Of    []model.Goroutine
}

// Choice is a channel or a lock, by its ID in the survey's findings; 0: none.
type Choice struct{ Channel, Lock int }

// lockView is the view that has a row for each lock.
const lockView = "channels"

// Visit remembers where we are and goes to the row of a channel or a lock, in the view
// that lists them.
func (s *Session) Visit(c Choice) {
	s.Remember()
	s.choice = c
	if c.Lock > 0 {
		s.show(lockView)
		return
	}
	s.show("channels")
}

// TakeChoice returns what a view that is entered is to stand at, once.
func (s *Session) TakeChoice() Choice {
	c := s.choice
	s.choice = Choice{}
	return c
}
