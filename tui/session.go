package tui

import (
	"context"
	"fmt"

	"chanlens/model"
	"chanlens/model/analysis/examine"
	"chanlens/model/analysis/verdict"
	"chanlens/tui/detail"
)

// Session is what all views share once a trace is open. The trace is that of the
// [Survey], in whose place another comes while more is loaded; all else is what the
// user did, and stays.
type Session struct {
	*Survey

	Sel    Selection
	Range  Range
	System bool // system goroutines are shown
	Mono   bool

	view    string // name of the view that is shown
	member  bool   // in Blocked, the selection is a row within an open group
	note    string // a word to the user, until the next key
	past    []place
	future  []place
	standIn standIn
	seen    sight       // looked at last, and in memory then; see fetch.go
	wanted  arrangement // of the lanes
	loading *loading
	show    func(view string)
	refresh func() // tells all views that System has changed
	ask     func(label string, do func(text string))
	beside  func(do func() (apply func())) // does what takes long beside the event loop, and applies it in it; nil: cannot
}

// Selection is a goroutine and a moment. Where there is no goroutine to select, it
// is model.NoGoroutine.
type Selection struct {
	Goroutine model.Goroutine
	At        model.Time
}

// Range is the part of the trace's time that is looked at.
type Range struct {
	Start, Span model.Time
}

// NewSession looks at a trace once and returns a session that shows all of it.
func NewSession(t *model.Trace) *Session {
	return newSession(surveyed(context.Background(), t, examine.Options{}))
}

// newSession returns a session that shows all of what was surveyed.
func newSession(sv *Survey) *Session {
	return &Session{
		Survey:  sv,
		Sel:     Selection{Goroutine: model.NoGoroutine},
		Range:   sv.window,
		standIn: standIn{seen: model.NoGoroutine},
		loading: &loading{},
		show:    func(string) {},
		refresh: func() {},
		ask:     func(string, func(string)) {},
	}
}

// Subject returns the selection with all that is known of it.
func (s *Session) Subject() detail.Subject {
	return detail.At(s.Trace, s.Sel.Goroutine, s.Sel.At, s.judged())
}

// Sight returns what there is to draw of the selection: all of it, unless that has to
// be decoded first.
func (s *Session) Sight() detail.Subject {
	if s.ready() {
		return s.Subject()
	}
	return detail.Fetching(s.Trace, s.Sel.Goroutine, s.Sel.At, s.judged())
}

// judged returns what is known of the selected goroutine if it is blocked at the end.
func (s *Session) judged() *verdict.Blocked {
	if i, ok := s.blocked(s.Sel.Goroutine); ok {
		return &s.Found.Blocked[i]
	}
	return nil
}

// Empty reports whether there is nothing to select.
func (s *Session) Empty() bool { return s.Sel.Goroutine == model.NoGoroutine }

// Partial reports whether there is more of the trace than is shown.
func (s *Session) Partial() bool { return s.Trace.Info().Partial }

// Note shows a word to the user until the next key.
func (s *Session) Note(format string, args ...any) { s.note = fmt.Sprintf(format, args...) }

// Jump remembers where we are and goes to a goroutine at a moment, in the
// timeline. A system goroutine that is hidden is shown.
func (s *Session) Jump(g model.Goroutine, at model.Time) {
	s.Remember()
	s.unhide(g)
	s.Sel = Selection{g, s.within(at)}
	s.show("timeline")
}

// unhide shows the system goroutines if the goroutine is one of them.
func (s *Session) unhide(g model.Goroutine) {
	if s.Trace.Goroutine(g).System && !s.System {
		s.System = true
		s.refresh()
	}
}

// within returns the moment moved into the trace.
func (s *Session) within(at model.Time) model.Time {
	return max(min(at, s.Trace.End()-1), 0)
}
