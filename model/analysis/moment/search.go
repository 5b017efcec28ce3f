package moment

import (
	"iter"
	"math"

	"chanlens/model"
)

// search is a query that is looked for in a trace. What it says of goroutines, stacks and
// channels is looked up once.
type search struct {
	*Query
	f *Finder
	t *model.Trace

	who    []model.Goroutine // nil: all but the runtime's
	mine   []bool            // by goroutine: it is one of them
	stacks map[model.StackID]bool

	chans    []bool       // recorded ones that are meant, by handle; nil: on is not told
	ids      map[int]bool // channels of the list that are meant
	locks    map[int]bool
	from, to model.Time // a moment begins within [from, to)
}

// each yields the moments that fit a query, in no order, as they begin.
func (f *Finder) each(q *Query) iter.Seq[Moment] {
	return func(yield func(Moment) bool) {
		s := &search{Query: q, f: f, t: f.t, stacks: make(map[model.StackID]bool), to: math.MaxInt64}
		if !s.near() {
			return
		}
		s.goroutines()
		s.names()
		take := func(m Moment) bool { return !s.fits(&m) || yield(m) }
		switch {
		case q.event == Trace:
			yield(s.trace())
		case q.event.ofChannel() && f.t.Recorded():
			_ = s.deeds(take) && s.strays(take)
		case events[q.event].is != nil:
			s.intervals(take)
		default:
			s.notes(take)
		}
	}
}

// trace returns the start or the end of the trace.
func (s *search) trace() Moment {
	m := Moment{Event: Trace, Goroutine: model.NoGoroutine, Chan: NoChan}
	if s.endOf {
		m.At, m.End = s.t.End(), s.t.End()
	}
	return m
}

// near finds out between which moments is looked; false if there is no such time.
func (s *search) near() bool {
	if s.after != nil {
		m, ok := s.f.First(s.after)
		if !ok {
			return false
		}
		if s.from = m.End + 1; s.sinceStart {
			s.from = m.At + 1
		}
	}
	if s.before != nil {
		m, ok := s.f.First(s.before)
		if !ok {
			return false
		}
		s.to = m.At
	}
	return s.from < s.to
}

// goroutines finds out who is meant.
func (s *search) goroutines() {
	fits := fitting(s.t, s.by.name)
	s.mine = make([]bool, s.t.NumGoroutines())
	n := 0
	for _, g := range byCreation(s.t) {
		info := s.t.Goroutine(g)
		if info.System || !fits(info.Func) {
			continue
		}
		if n++; s.by.nth != 0 && s.by.nth != n {
			continue
		}
		s.mine[g] = true
		if s.by.name != "" {
			s.who = append(s.who, g)
		}
	}
}

// fits holds a moment against what is not looked for from the start.
func (s *search) fits(m *Moment) bool {
	switch {
	case m.At < s.from || m.At >= s.to:
	case m.Goroutine == model.NoGoroutine && s.by.name != "":
	case m.Goroutine != model.NoGoroutine && !s.mine[m.Goroutine]:
	case s.is&clauseNever != 0 && !m.Never:
	case s.is&clauseWaits != 0 && (s.not&clauseWaits == 0) != m.waited:
	case s.longer != 0 && m.End-m.At <= s.longer:
	case s.shorter != 0 && m.End-m.At >= s.shorter:
	case (s.in != "" || s.at != "") && !s.stands(m.Stack):
	default:
		return true
	}
	return false
}

// stands reports whether a stack is meant.
func (s *search) stands(id model.StackID) bool {
	is, known := s.stacks[id]
	if !known {
		_, in := s.f.Frame(Moment{Stack: id}, s.in)
		is = in && (s.at == "" || fitsPlace(s.at, s.t.Frame(s.t.Site(id))))
		s.stacks[id] = is
	}
	return is
}
