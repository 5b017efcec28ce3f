package view

import (
	"iter"

	"chanlens/model"
	"chanlens/model/analysis/channel"
	"chanlens/tui/session"
)

// Concerned is which channels, or which locks, the goroutines use that the filter lets
// through.
type Concerned struct {
	only  session.Only // nil: there is no filter
	atEnd map[int]bool // they wait there when the trace ends
}

// ConcernedBy returns what the filter's goroutines use; waits returns what a goroutine waits
// on when the trace ends.
func ConcernedBy(s *session.Session, waits func(model.Goroutine) []int) Concerned {
	c := Concerned{only: s.Only}
	if s.Only == nil {
		return c
	}
	c.atEnd = make(map[int]bool)
	for i := range s.Found.Blocked {
		if g := s.Found.Blocked[i].Goroutine; s.Only.Has(g) {
			for _, id := range waits(g) {
				c.atEnd[id] = true
			}
		}
	}
	return c
}

// Has reports whether it has a channel or a lock, which was used by users.
func (c *Concerned) Has(id int, users iter.Seq[channel.User]) bool {
	if c.only == nil || c.atEnd[id] {
		return true
	}
	for u := range users {
		if c.only.Has(u.Goroutine) {
			return true
		}
	}
	return false
}
