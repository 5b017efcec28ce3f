package state

import (
	"maps"
	"time"
)

// maxLessons is how many lessons are remembered, those read last: more than the course has.
const maxLessons = 500

// Progress is how far somebody is in a lesson.
type Progress struct {
	Step int       `json:"step"` // the furthest that was reached, from 0
	Done bool      `json:"done,omitempty"`
	Used time.Time `json:"used"`
}

// Lessons returns how far the user is in the lessons that were begun, by what they are
// known by.
func (s *Store) Lessons() map[string]Progress { return s.read().Lessons }

// SaveLesson keeps how far the user is in a lesson. What was reached once stays reached.
func (s *Store) SaveLesson(key string, p Progress) {
	s.change(func(f *file) {
		if f.Lessons == nil {
			f.Lessons = make(map[string]Progress)
		}
		old := f.Lessons[key]
		p.Step, p.Done = max(p.Step, old.Step), p.Done || old.Done
		f.Lessons[key] = p
		forget(f.Lessons, maxLessons, func(p Progress) time.Time { return p.Used })
	})
}

// ForgetLessons forgets how far the user is: in one lesson, or in all of them for "". It
// returns in how many something was forgotten.
func (s *Store) ForgetLessons(key string) int {
	n := 0
	s.change(func(f *file) {
		before := len(f.Lessons)
		maps.DeleteFunc(f.Lessons, func(k string, _ Progress) bool { return key == "" || k == key })
		n = before - len(f.Lessons)
	})
	return n
}
