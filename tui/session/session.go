package session

import (
	"context"
	"fmt"

	"chanlens/model"
	"chanlens/model/analysis/examine"
	"chanlens/model/analysis/order"
	"chanlens/model/analysis/verdict"
	"chanlens/tui/detail"
	"chanlens/tui/gap"
	"chanlens/tui/lane"
)

// Session is what all views share once a trace is open. The trace is that of the
// [Survey], in whose place another comes while more is loaded; all else is what the
// user did, and stays.
type Session struct {
	*Survey

	Sel    Selection
	Range  Range      // what the timeline shows
	Chosen Range      // what statistics are of; no span: of all of the trace
	Only   Only       // what the filter lets through; nil: there is none
	Pins   Pins       // what stays at the top of the timeline, for a reason
	Kept   []lane.Key // what stays there, below that, because the user said so
	Marks  []Mark     // places with a letter, in the order of letters
	Mode   lane.Mode  // which lanes the timeline shows
	System bool       // system goroutines are shown
	NoOps  bool       // recorded channel operations that did not wait are not marked in lanes
	Mono   bool       // the screen has no colours
	Edges  bool       // what happens before, and after, what the selected goroutine does is shown
	Veil   Veil       // what is hidden; views other than a [view.Veiler] are not shown then
	Quiet  bool       // it is not told who waits for ever: a lesson will ask

	Chain []order.Edge // how one moment happens before another, which the timeline shows; nil: nothing
	Apart string       // that neither of two moments happens before the other; "": that is not asked, or one does

	View   string      // name of the view that is shown
	Member bool        // in Goroutines, the selection is a row within an open group
	Wanted Arrangement // of the lanes, by the user
	Word   string      // to the user, until the next key; "": nothing
	Seen   Look        // looked at last, and in memory then
	Shell  Shell       // the program around it

	Sources Sources
	behind  []detail.Step // what was looked at last

	past    []place
	future  []place
	standIn standIn
	summing summing
	happens happens
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

// Open looks at a trace once and returns a session that shows all of it.
func Open(t *model.Trace) *Session {
	return New(Surveyed(context.Background(), t, examine.Options{}))
}

// New returns a session that shows all of what was surveyed.
func New(sv *Survey) *Session {
	return &Session{
		Survey:  sv,
		Sel:     Selection{Goroutine: model.NoGoroutine},
		Range:   sv.Window,
		standIn: standIn{seen: model.NoGoroutine},
	}
}

// Subject returns the selection with all that is known of it.
func (s *Session) Subject() detail.Subject {
	if s.Veil.On {
		return s.veiled()
	}
	subject := detail.At(s.Trace, s.Sel.Goroutine, s.Sel.At, s.Judged())
	subject.Did, subject.Names = s.Acts.Of(s.Sel.Goroutine), s.Acts.Names
	subject.Order, subject.Way, subject.Apart = s.HappensBefore(), s.Chain, s.Apart
	return subject
}

// Sight returns what there is to draw of the selection: all of it, unless that has to
// be decoded first.
func (s *Session) Sight() detail.Subject {
	if s.Ready() {
		return s.Subject()
	}
	subject := detail.Fetching(s.Trace, s.Sel.Goroutine, s.Sel.At, s.Judged())
	if s.Veil.On {
		subject.Hidden = s.Veil.Word()
	}
	return subject
}

// Behind returns the chain of wakes behind the selection. Of a trace that takes more memory
// than it may, that is what was found when the selection was brought there.
func (s *Session) Behind() []detail.Step {
	switch {
	case s.Veil.On:
		return nil
	case !s.Trace.Limited():
		return s.Look().Behind()
	case s.Ready():
		return s.behind
	}
	return nil
}

// Judged returns what is known of the selected goroutine if it is blocked at the end, and
// that is not hidden.
func (s *Session) Judged() *verdict.Blocked {
	if s.Veil.On || s.Quiet {
		return nil
	}
	if i, ok := s.Blocked(s.Sel.Goroutine); ok {
		return &s.Found.Blocked[i]
	}
	return nil
}

// UsualMode returns which lanes the timeline shows unless the user says otherwise.
func (s *Session) UsualMode() lane.Mode { return lane.Usual(s.Trace.NumGoroutines()) }

// Empty reports whether there is nothing to select.
func (s *Session) Empty() bool { return s.Sel.Goroutine == model.NoGoroutine }

// Partial reports whether there is more of the trace than is shown.
func (s *Session) Partial() bool { return s.Trace.Info().Partial }

// Note shows a word to the user until the next key.
func (s *Session) Note(format string, args ...any) { s.Word = fmt.Sprintf(format, args...) }

// Jump remembers where we are and goes to a goroutine at a moment, in the
// timeline. A system goroutine that is hidden is shown.
func (s *Session) Jump(g model.Goroutine, at model.Time) {
	s.Remember()
	s.unhide(g)
	s.Sel = Selection{g, s.Within(at)}
	s.show("timeline")
}

// unhide shows the system goroutines if the goroutine is one of them.
func (s *Session) unhide(g model.Goroutine) {
	if s.Trace.Goroutine(g).System && !s.System {
		s.System = true
		s.Refresh()
	}
}

// Within returns the moment moved into the trace.
func (s *Session) Within(at model.Time) model.Time {
	return max(min(at, s.Trace.End()-1), 0)
}

// EndKnown reports whether the trace's end is there, and so how goroutines end.
func (s *Session) EndKnown() bool {
	return !s.Partial() && gap.At(s.Trace, s.Trace.End()) == model.Present
}
