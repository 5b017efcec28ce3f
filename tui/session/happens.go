package session

import (
	"chanlens/model"
	"chanlens/model/analysis/order"
)

// What happens before what is looked for when it is to be shown: of all of the trace if that
// is not much, and else of what is looked at. It is done beside the event loop.

// happens is what is known of it.
type happens struct {
	of      *order.Order
	trace   *model.Trace
	within  Range // what it is of
	working bool
}

// manyOps is how many recorded channel operations a trace may have for all of them to be
// looked at: so many take a fraction of a second.
const manyOps = 300_000

// HappensBefore returns what happens before what around what is shown; nil if that is not
// to be shown, or not known yet.
func (s *Session) HappensBefore() *order.Order {
	if !s.Edges || s.happens.trace != s.Trace {
		return nil
	}
	return s.happens.of
}

// SeekOrder sees to it that what happens before what is known for what is shown, if the user
// wants to see it.
func (s *Session) SeekOrder() {
	h := &s.happens
	if !s.Edges || h.working || s.Trace.NumGoroutines() == 0 || h.suits(s) {
		return
	}
	t, within := s.Trace, s.aroundShown()
	h.working = true
	s.Shell.Beside.Soon(func() func() {
		of := order.New(t, within.Start, within.End())
		return func() {
			*h = happens{of: of, trace: t, within: within}
			s.SeekOrder() // something else may be shown by now
		}
	})
}

// suits reports whether what is known will do for what is shown.
func (h *happens) suits(s *Session) bool {
	covers := h.trace == s.Trace && h.within.Start <= max(s.Range.Start, 0) && h.within.End() >= min(s.Range.End(), s.Trace.End())
	return covers && !(h.of.Cut() && h.within.Span > 8*s.Range.Span)
}

// aroundShown returns the range to look at: with as much on both sides as is shown.
func (s *Session) aroundShown() Range {
	ops := 0
	for c := range model.Chan(s.Trace.NumChans()) {
		ops += s.Trace.Chan(c).Ops
	}
	all := Range{0, s.Trace.End() + 1}
	if !s.Trace.Limited() && ops <= manyOps {
		return all
	}
	from, to := max(s.Range.Start-s.Range.Span, 0), min(s.Range.End()+s.Range.Span, all.Span)
	return Range{from, max(to-from, 1)}
}

// LinkMarks looks for a chain between the two places that the user has marked, and hands it
// over: an empty one if nothing orders them. It returns false if there are not just two.
func (s *Session) LinkMarks(take func(from, to Mark, chain []order.Edge, of *order.Order)) bool {
	if len(s.Marks) != 2 {
		return false
	}
	a, b := s.Marks[0], s.Marks[1]
	from, ok := s.markPoint(a)
	to, ok2 := s.markPoint(b)
	if !ok || !ok2 {
		return false
	}
	t := s.Trace
	s.Shell.Beside.Soon(func() func() {
		of := order.New(t, min(a.At, b.At), max(a.At, b.At)+1)
		chain, found := of.Path(from, to)
		if !found {
			if chain, found = of.Path(to, from); found {
				a, b = b, a
			}
		}
		return func() {
			if s.Trace == t {
				take(a, b, chain, of)
			}
		}
	})
	return true
}

// markPoint returns the point that a mark names.
func (s *Session) markPoint(m Mark) (order.Point, bool) {
	g, ok := s.Named(NameAt(m.ID, m.First))
	return order.Point{Goroutine: g, At: m.At}, ok && !m.Nobody
}
