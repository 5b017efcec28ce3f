package tui

import (
	"fmt"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/filter"
	"chanlens/model/format"
	"chanlens/tui/lane"
	"chanlens/tui/session"
	"chanlens/tui/view"
)

// Start says where to begin, besides the view. The zero value leaves all of it to the
// program.
type Start struct {
	Goroutine model.GoID     // 0: none
	At        *model.Time    // nil: where the goroutine is seen first, or what is told of it
	Span      model.Time     // how much time is shown, around At; 0: all
	Range     *session.Range // just this time is shown; nil: as Span says
	Filter    *filter.Expr   // nil: none
	Lanes     *lane.Mode     // which lanes the timeline shows; nil: by how many goroutines there are
	Chosen    *session.Range // what statistics are of; nil: all of the trace
	Row       string         // of the view, as [view.Keeper] has it; "": none

	Order session.Arrangement // of lanes, if it is chosen
}

// somewhere reports whether it is said where in the trace to begin.
func (to *Start) somewhere() bool {
	return to.Goroutine != 0 || to.At != nil || to.Span > 0 || to.Range != nil || to.Row != ""
}

// begin goes where the options say. While the trace is loading, it goes as far as there is
// something to go to, and may be called again; an error says what the trace does not have.
func (a *App) begin() error {
	s, to := a.session, &a.start
	end, partial := s.Trace.End(), s.Partial()
	if to.Goroutine != 0 {
		if err := a.beginAt(to); err != nil && !partial {
			return err
		}
	}
	if to.At != nil {
		if *to.At >= end && !partial {
			return fmt.Errorf("there is no moment %v: the trace ends at %v", time.Duration(*to.At), time.Duration(end))
		}
		s.Sel.At = s.Within(*to.At)
	}
	switch {
	case to.Range != nil:
		if to.Range.Start >= end && !partial {
			return fmt.Errorf("there is nothing to show from %v on: the trace ends at %v", time.Duration(to.Range.Start), time.Duration(end))
		}
		s.Range = session.Range{Start: to.Range.Start, Span: min(to.Range.Span, max(end-to.Range.Start, 1))}
		if to.At == nil && to.Goroutine == 0 {
			s.Sel.At = s.Within(max(min(s.Sel.At, s.Range.End()-1), s.Range.Start))
		}
	case to.Span > 0:
		s.Range = session.Range{Start: max(min(s.Sel.At-to.Span/2, end-to.Span), 0), Span: min(to.Span, end)}
	}
	if to.Chosen != nil {
		if to.Chosen.Start >= end && !partial {
			return fmt.Errorf("there is no range from %v on: the trace ends at %v", time.Duration(to.Chosen.Start), time.Duration(end))
		}
		s.Chosen = session.Range{Start: to.Chosen.Start, Span: min(to.Chosen.Span, max(end-to.Chosen.Start, 1))}
		s.SumUp()
	}
	if *to != (Start{Filter: to.Filter}) {
		a.view().Enter()
	}
	if v, ok := a.view().(view.Beginner); ok && !to.somewhere() && !a.touched && a.lecture == nil {
		v.Begin()
	}
	if k, ok := a.view().(view.Keeper); ok && to.Row != "" && !k.ToRow(to.Row) && !partial {
		return fmt.Errorf("there is no row %q in %s", to.Row, a.view().Title())
	}
	return nil
}

// lanes returns which lanes the timeline begins with.
func (a *App) lanes() lane.Mode {
	if m := a.start.Lanes; m != nil {
		return *m
	}
	return a.session.UsualMode()
}

// beginAt selects the goroutine to begin with: of several that had the number, the one that
// is alive at the moment, or else the last.
func (a *App) beginAt(to *Start) error {
	s := a.session
	all := s.Roll.Numbered(to.Goroutine)
	if len(all) == 0 {
		return fmt.Errorf("there is no goroutine %d among the %s of this trace; / finds goroutines by name", to.Goroutine, format.Plural(s.Trace.NumGoroutines(), "goroutine"))
	}
	g := all[len(all)-1]
	for _, other := range all {
		info := s.Trace.Goroutine(other)
		if to.At != nil && info.First <= *to.At && *to.At < info.Last {
			g = other
		}
	}
	if s.Trace.Goroutine(g).System && !s.System {
		s.System = true
		s.Refresh()
	}
	s.Sel.Goroutine = g
	if to.At == nil {
		s.Sel.At = a.alive(g)
	}
	return nil
}
