package tui

import (
	"fmt"

	"chanlens/model"
	"chanlens/model/analysis"
	"chanlens/tui/detail"
	"chanlens/tui/timeline"
)

// Session is what all views share once a trace is open.
type Session struct {
	Trace    *model.Trace
	Overview *timeline.Overview
	Blocked  []analysis.Blocked
	Stuck    map[model.Goroutine]model.Interval // waits that last for ever

	Sel    Selection
	Range  Range
	System bool // system goroutines are shown
	Mono   bool

	view    string // name of the view that is shown
	member  bool   // in Blocked, the selection is a row within an open group
	note    string // a word to the user, until the next key
	past    []place
	future  []place
	blocked map[model.Goroutine]int // index in Blocked
	show    func(view string)
	refresh func() // tells all views that System has changed
	ask     func(label string, do func(text string))
}

// Selection is a goroutine and a moment.
type Selection struct {
	Goroutine model.Goroutine
	At        model.Time
}

// Range is the part of the trace's time that is looked at.
type Range struct {
	Start, Span model.Time
}

// place is what going back returns to.
type place struct {
	view   string
	sel    Selection
	rng    Range
	member bool
}

// maxPlaces is how many places are remembered.
const maxPlaces = 100

// NewSession looks at a trace once and returns a session that shows all of it.
func NewSession(t *model.Trace) *Session {
	s := &Session{
		Trace:    t,
		Overview: timeline.NewOverview(t),
		Blocked:  analysis.BlockedAtEnd(t),
		Stuck:    make(map[model.Goroutine]model.Interval),
		blocked:  make(map[model.Goroutine]int),
		Range:    Range{0, t.End()},
		show:     func(string) {},
		refresh:  func() {},
		ask:      func(string, func(string)) {},
	}
	for i, b := range s.Blocked {
		s.blocked[b.Goroutine] = i
		if b.Verdict == analysis.Stuck {
			s.Stuck[b.Goroutine] = b.Interval
		}
	}
	return s
}

// Subject returns what the detail pane shows: the selection.
func (s *Session) Subject() detail.Subject {
	var b *analysis.Blocked
	if i, ok := s.blocked[s.Sel.Goroutine]; ok {
		b = &s.Blocked[i]
	}
	return detail.At(s.Trace, s.Sel.Goroutine, s.Sel.At, b)
}

// Empty reports whether there is nothing to select.
func (s *Session) Empty() bool { return s.Trace.NumGoroutines() == 0 }

// Note shows a word to the user until the next key.
func (s *Session) Note(format string, args ...any) { s.note = fmt.Sprintf(format, args...) }

// Jump remembers where we are and goes to a goroutine at a moment, in the
// timeline. A system goroutine that is hidden is shown.
func (s *Session) Jump(g model.Goroutine, at model.Time) {
	s.Remember()
	if s.Trace.Goroutine(g).System && !s.System {
		s.System = true
		s.refresh()
	}
	s.Sel = Selection{g, s.within(at)}
	s.show("timeline")
}

// within returns the moment moved into the trace.
func (s *Session) within(at model.Time) model.Time {
	return max(min(at, s.Trace.End()-1), 0)
}

// Remember puts the present place into the history.
func (s *Session) Remember() {
	s.past = append(s.past, s.here())
	if len(s.past) > maxPlaces {
		s.past = s.past[1:]
	}
	s.future = nil
}

func (s *Session) here() place { return place{s.view, s.Sel, s.Range, s.member} }

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
	if s.Trace.Goroutine(p.sel.Goroutine).System && !s.System {
		s.System = true
		s.refresh()
	}
	s.Sel, s.Range, s.member = p.sel, p.rng, p.member
	s.show(p.view)
}
