package session

import (
	"slices"

	"chanlens/model"
	"chanlens/tui/lane"
)

// What one view chooses and the others go by.

// Only is a set of goroutines that views are limited to, as a filter yields it: a pointer,
// which tells one set from another.
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

// Pin keeps goroutines at the top of the timeline, in the place of those that were kept for
// another reason.
func (s *Session) Pin(title string, of []model.Goroutine) { s.Pins = Pins{title, of} }

// PinnedLanes returns the lanes that stay at the top of the timeline.
func (s *Session) PinnedLanes() []lane.Key {
	var list []lane.Key
	for _, g := range s.Pins.Of[:min(len(s.Pins.Of), maxPins)] {
		list = append(list, lane.KeyOf(g))
	}
	return append(list, s.Kept...)
}

// maxPins is how many goroutines of a reason are kept at the top: more than any screen has
// room for.
const maxPins = 200

// Unpin gives up a lane that is kept at the top, and reports whether it was.
func (s *Session) Unpin(k lane.Key) bool {
	if i := slices.Index(s.Kept, k); i >= 0 {
		s.Kept = slices.Delete(slices.Clone(s.Kept), i, i+1)
		return true
	}
	if g, ok := k.Goroutine(); ok && k.Kind == lane.Goroutine {
		if i := slices.Index(s.Pins.Of, g); i >= 0 {
			s.Pins.Of = slices.Delete(slices.Clone(s.Pins.Of), i, i+1)
			if len(s.Pins.Of) == 0 {
				s.Pins = Pins{}
			}
			return true
		}
	}
	return false
}

// renewPins finds what is pinned again, in a newer survey.
func (s *Session) renewPins(before *Survey) {
	var of []model.Goroutine
	for _, g := range s.Pins.Of {
		if g, ok := s.Named(before.NameOf(g)); ok {
			of = append(of, g)
		}
	}
	s.Pins.Of = of
	var kept []lane.Key
	for _, k := range s.Kept {
		if k, ok := s.RenewLane(k, before); ok {
			kept = append(kept, k)
		}
	}
	s.Kept = kept
}

// RenewLane returns the lane that stands for the same in the session's survey as a lane of
// an earlier one, and false if there is none.
func (s *Session) RenewLane(k lane.Key, before *Survey) (lane.Key, bool) {
	switch k.Kind {
	case lane.Goroutine, lane.Family:
		if uint(k.ID) >= uint(before.Trace.NumGoroutines()) {
			return k, false
		}
		g, ok := s.Named(before.NameOf(model.Goroutine(k.ID)))
		return lane.Key{Kind: k.Kind, ID: int32(g)}, ok
	case lane.Site:
		first, ok := before.Roll.FirstOf(k)
		if !ok {
			return k, false
		}
		g, ok := s.Named(before.NameOf(first))
		if !ok {
			return k, false
		}
		return s.Roll.Origin(g), true
	case lane.Proc:
		return k, true
	}
	// What threads, channels, tasks and regions are numbered by is another trace's.
	return k, before.Trace == s.Trace
}

// Target names a row of a view. Only what the view lists is set.
type Target struct {
	Finding int // its place in the list of findings, from 1
	Channel int // ID
	Lock    int // ID
	Op      model.Operation
	Site    model.FrameID // of waits
	Func    string        // as the runtime has it
}

// Visit goes to a row of the view that lists it.
func (s *Session) Visit(to Target) {
	if s.Shell.Visit != nil {
		s.Shell.Visit(to)
	}
}
