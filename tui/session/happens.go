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
	large   bool  // all of the trace is more than is looked at in one go
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
// wants to see it, and calls then, which may be nil, when it is.
func (s *Session) SeekOrder(then func()) {
	h := &s.happens
	if then == nil {
		then = func() {}
	}
	switch {
	case !s.Edges || h.working || s.Trace.NumGoroutines() == 0:
		return
	case h.suits(s):
		then()
		return
	}
	t, within := s.Trace, s.aroundShown()
	h.working = true
	s.Shell.Beside.Soon(func() func() {
		of := order.New(t, within.Start, within.End())
		return func() {
			*h = happens{of: of, trace: t, within: within, large: of.Cut() || h.large && h.trace == t}
			s.SeekOrder(then) // something else may be shown by now
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
	large := s.happens.large && s.happens.trace == s.Trace
	if !s.Trace.Limited() && !large && ops <= manyOps {
		return all
	}
	from, to := max(s.Range.Start-s.Range.Span, 0), min(s.Range.End()+s.Range.Span, all.Span)
	return Range{from, max(to-from, 1)}
}

// Way is what was found between two points.
type Way struct {
	Ordered  bool         // one happens before the other
	Backward bool         // that is the second one
	Chain    []order.Edge // by which; empty if both are of one goroutine
	Unseen   []string     // what else may order them, in sentences for people
}

// Link finds out whether one of two points happens before the other, and by what. It calls
// take in the event loop, unless another trace is shown by then.
func (s *Session) Link(from, to order.Point, take func(Way)) {
	t := s.Trace
	s.Shell.Beside.Soon(func() func() {
		of := order.New(t, min(from.At, to.At), max(from.At, to.At)+1)
		w := Way{Unseen: of.Unseen()}
		if w.Chain, w.Ordered = of.Path(from, to); !w.Ordered {
			w.Chain, w.Ordered = of.Path(to, from)
			w.Backward = w.Ordered
		}
		return func() {
			if s.Trace == t {
				take(w)
			}
		}
	})
}

// Point returns the point that a mark names, and false if the trace has none such.
func (s *Session) Point(m Mark) (order.Point, bool) {
	g, ok := s.Named(NameAt(m.ID, m.First))
	return order.Point{Goroutine: g, At: m.At}, ok && !m.Nobody
}
