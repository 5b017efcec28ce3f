package session

import (
	"slices"

	"chanlens/model"
)

// Mark is a place that the user has given a letter. It names its goroutine by number, so
// that it also holds for the same trace another day.
type Mark struct {
	Letter rune       `json:"letter"`
	View   string     `json:"view"`
	ID     model.GoID `json:"goroutine"`
	First  model.Time `json:"first"` // moment at which that is seen, which tells it from others of its number
	At     model.Time `json:"at"`
	Range  Range      `json:"range"`
	Nobody bool       `json:"nobody,omitempty"` // there was no goroutine
}

// place returns where the mark leads.
func (m Mark) place() place {
	return place{view: m.View, who: Name{m.ID, m.First}, nobody: m.Nobody, at: m.At, rng: m.Range}
}

// SetMark gives the present place a letter.
func (s *Session) SetMark(letter rune) {
	p := s.here()
	m := Mark{Letter: letter, View: p.view, ID: p.who.id, First: p.who.first, At: p.at, Range: p.rng, Nobody: p.nobody}
	i, found := s.mark(letter)
	if found {
		s.Marks[i] = m
		return
	}
	s.Marks = slices.Insert(s.Marks, i, m)
}

// GoToMark goes to the place that has a letter, and reports whether there is one.
func (s *Session) GoToMark(letter rune) bool {
	i, found := s.mark(letter)
	if found {
		p := s.Marks[i].place()
		s.Remember()
		s.arrive(p)
	}
	return found
}

// mark returns where a letter's mark stands among the marks, or would.
func (s *Session) mark(letter rune) (int, bool) {
	return slices.BinarySearchFunc(s.Marks, letter, func(m Mark, r rune) int { return int(m.Letter - r) })
}

// TakeMarks takes marks of another day: those with a letter, each letter once.
func (s *Session) TakeMarks(marks []Mark) {
	for _, m := range marks {
		if i, found := s.mark(m.Letter); !found && m.Letter >= 'a' && m.Letter <= 'z' {
			s.Marks = slices.Insert(s.Marks, i, m)
		}
	}
}
