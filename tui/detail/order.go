package detail

import (
	"iter"

	"chanlens/model"
	"chanlens/model/analysis/order"
	"chanlens/model/analysis/rule"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// MaxEdges is how many edges are listed that lead to an operation, or from it.
const MaxEdges = 20

// maxAround is how many edges that lead to an operation, or from it, are told of at all: one
// close can come before very many receives.
const maxAround = 200

// Around returns the edges that lead to what the subject is about, and those from it, as far
// as there are not too many.
func (s *Subject) Around() (to, from []order.Edge) {
	if s.Order == nil || !s.Alive {
		return nil, nil
	}
	end := s.At + 1
	if s.Interval.Op.Blocked() {
		end = s.Interval.End + 1
		if done, ok := s.Trace.ChanWoke(s.Interval); ok {
			end = max(end, done.At+1)
		}
	}
	return some(s.Order.Arriving(s.Goroutine, s.At, end)), some(s.Order.Leaving(s.Goroutine, s.At, end))
}

// some collects as many edges as are told of.
func some(edges iter.Seq[order.Edge]) (list []order.Edge) {
	for e := range edges {
		if list = append(list, e); len(list) == maxAround {
			break
		}
	}
	return list
}

// order says how one moment happens before another, if that is shown, and what happens
// before what the subject is about, and what after it.
func (r *rows) order(s *Subject) {
	r.way(s)
	to, from := s.Around()
	r.edges(s, "happens after", to, func(e *order.Edge) Link { return Link{e.From.Goroutine, e.Left()} })
	r.edges(s, "happens before", from, func(e *order.Edge) Link { return Link{e.To.Goroutine, e.To.At} })
}

// way says how one moment happens before another, if that is shown.
func (r *rows) way(s *Subject) {
	if s.Apart != "" {
		r.heading("the way")
		r.wrapped("  ", s.Apart, canvas.As(theme.Text))
		return
	}
	r.edges(s, "the way", s.Way, func(e *order.Edge) Link { return Link{e.From.Goroutine, e.Left()} })
	if n := len(s.Way); n > 0 && n <= MaxEdges {
		last := s.Way[n-1].To
		r.goroutine(s, "  ", last.Goroutine, &Link{last.Goroutine, last.At})
	}
}

// edges lists edges, with the rule that each rests on, and what each links to.
func (r *rows) edges(s *Subject, heading string, edges []order.Edge, other func(*order.Edge) Link) {
	if len(edges) == 0 {
		return
	}
	r.heading(heading)
	for i := range edges[:min(len(edges), MaxEdges)] {
		e := &edges[i]
		to := other(e)
		r.goroutine(s, "  ", to.Goroutine, &to)
		r.wrapped("    ", EdgeWords(s.Trace, s.Names, e), canvas.As(theme.Text))
		if i == 0 || edges[i-1].Kind != e.Kind {
			r.wrapped("    ", RuleWords(e.Kind.Rule()), canvas.As(theme.Dim))
		}
	}
	if len(edges) > MaxEdges {
		r.add(faded("  … and more"))
	}
}

// EdgeWords says what an edge joins, such as "send 3 on results → receive completes".
func EdgeWords(t *model.Trace, names format.ChanNames, e *order.Edge) string {
	before := e.Kind.Before()
	if e.Seq > 0 {
		before += " " + format.Count(e.Seq)
	}
	if e.Chan != model.NilChan {
		before += " on " + names.Of(t, e.Chan)
	}
	return before + " → " + e.Kind.After()
}

// RuleWords says which rule an ID stands for, in a few words.
func RuleWords(id string) string {
	found, _ := rule.Lookup(id)
	return found.Title + " (" + id + ")"
}
