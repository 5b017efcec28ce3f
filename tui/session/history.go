package session

import (
	"chanlens/model"
	"chanlens/tui/lane"
)

// place is what going back returns to. It names its goroutine rather than keep its
// handle, which means nothing once more of the trace is loaded.
type place struct {
	view   string
	who    Name
	nobody bool // there was no goroutine yet
	at     model.Time
	rng    Range
	member bool
	mode   lane.Mode
}

// maxPlaces is how many places are remembered.
const maxPlaces = 100

// Remember puts the present place into the history.
func (s *Session) Remember() { s.remember(s.here()) }

func (s *Session) remember(p place) {
	s.past = append(s.past, p)
	if len(s.past) > maxPlaces {
		s.past = s.past[1:]
	}
	s.future = nil
}

// RememberBefore remembers the present place where what the user waits for in a list
// comes and moves the selection. Back leads to the timeline, for the list would move
// it again.
func (s *Session) RememberBefore(r Renewal) {
	if r.Home || s.Empty() {
		return
	}
	p := s.here()
	p.view = "timeline"
	s.remember(p)
}

func (s *Session) here() place {
	p := place{view: s.View, nobody: s.Empty(), at: s.Sel.At, rng: s.Range, member: s.Member, mode: s.Mode}
	if !p.nobody {
		p.who = s.NameOf(s.Sel.Goroutine)
	}
	return p
}

// CanGoBack reports whether there is a place to go back to.
func (s *Session) CanGoBack() bool { return len(s.past) > 0 }

// CameFrom returns the view that going back leads to; "" if there is no place to go back to.
func (s *Session) CameFrom() string {
	if len(s.past) == 0 {
		return ""
	}
	return s.past[len(s.past)-1].view
}

// CanGoForward reports whether there is a place to go forward to.
func (s *Session) CanGoForward() bool { return len(s.future) > 0 }

// Swap returns to the place before, which keeps the present one for the next time.
func (s *Session) Swap() {
	if n := len(s.past); n > 0 {
		p := s.past[n-1]
		s.past[n-1] = s.here()
		s.arrive(p)
	}
}

// Back returns to the place before.
func (s *Session) Back() { s.travel(&s.past, &s.future) }

// Forward undoes Back.
func (s *Session) Forward() { s.travel(&s.future, &s.past) }

func (s *Session) travel(from, to *[]place) {
	n := len(*from)
	if n == 0 {
		return
	}
	p := (*from)[n-1]
	*from = (*from)[:n-1]
	*to = append(*to, s.here())
	s.arrive(p)
}

// arrive goes to a place.
func (s *Session) arrive(p place) {
	if g, ok := s.Named(p.who); ok && !p.nobody {
		s.unhide(g)
		s.Sel.Goroutine = g
	}
	s.Sel.At, s.Range, s.Member, s.Mode = p.at, p.rng, p.member, p.mode
	s.stayWithin()
	s.show(p.view)
}
