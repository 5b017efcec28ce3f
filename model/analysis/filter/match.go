package filter

import (
	"context"

	"chanlens/model"
	"chanlens/model/analysis/visit"
)

// Match returns the goroutines that the filter chooses within [from, to). It gives up
// soon after ctx is done, with its error.
//
// progress, if it is not nil, is called after each segment with the number of segments
// done and of all; calls do not overlap. It begins anew for each visit: one, and one for
// each set of which only the rows tell, the first time.
func (f *Filter) Match(ctx context.Context, from, to model.Time, progress func(done, of int)) (*Set, error) {
	if err := f.prepare(ctx, progress); err != nil {
		return nil, err
	}
	s := &Set{at: make([]model.Time, f.t.NumGoroutines())}
	m := newMatching(f, s, from, to)
	if m.decide() {
		first, last := m.asked()
		visit.Between(ctx, f.t, first, last, progress, m)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s.close()
	return s, nil
}

// prepare finds out what only rows tell.
func (f *Filter) prepare(ctx context.Context, progress func(done, of int)) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	for len(f.later) > 0 {
		found, err := f.later[0].find(ctx, progress)
		if err != nil {
			return err
		}
		f.later[0].set.bitset = found
		f.later = f.later[1:]
	}
	return nil
}

// matching is the study of one Match.
type matching struct {
	f        *Filter
	set      *Set
	from, to model.Time
	segments []model.Time // where they start
	here     []int        // how many goroutines that are to be looked at each segment has
}

func newMatching(f *Filter, s *Set, from, to model.Time) *matching {
	return &matching{f: f, set: s, from: from, to: to, segments: startsOf(f.t)}
}

// decide tells of each goroutine what can be told without its rows. It reports whether
// any are left open.
func (m *matching) decide() (left bool) {
	spans := newSpans(m.segments)
	for g := range m.set.at {
		g := model.Goroutine(g)
		m.set.at[g] = never
		info := m.f.t.Goroutine(g)
		if info.First >= m.to || info.Last <= m.from {
			continue
		}
		m.set.alive++
		switch first := max(info.First, m.from); m.f.root.ofGoroutine(g) {
		case yes:
			m.set.at[g] = first
		case maybe:
			m.set.at[g] = open
			spans.add(first, min(info.Last, m.to)-1)
			left = true
		}
	}
	m.here = spans.counts()
	return left
}

// asked returns the part of the range in which there are rows to be looked at.
func (m *matching) asked() (first, last model.Time) {
	first, last = m.to, m.from
	for i, s := range m.f.t.Segments() {
		if info := s.Info(); m.here[i] > 0 {
			first, last = min(first, max(info.Start, m.from)), max(last, min(info.End, m.to))
		}
	}
	return first, last
}

// Worker implements [visit.Study].
func (m *matching) Worker() visit.Worker { return &matcher{matching: m, moment: moment{t: m.f.t}} }

// matcher looks at rows.
type matcher struct {
	*matching
	moment moment // room for the one that is looked at
}

// Row implements [visit.Worker]: it notes the first moment of a row at which the filter
// holds, unless an earlier segment has one.
func (w *matcher) Row(segment int, row model.Row) {
	begin := w.segments[segment]
	if w.set.first(row.Goroutine) <= begin {
		return
	}
	m := &w.moment
	m.row, m.g = row, row.Goroutine
	ops := row.Ops()
	last := len(ops) - 1
	for i, op := range ops {
		goesOn := i == last && row.Continues
		if !goesOn && !w.f.possible[op] {
			continue
		}
		start, end := row.Start(i), row.End(i)
		if start >= w.to {
			return
		}
		if end <= w.from || start < begin && begin > w.from {
			continue // not yet, or looked at in the segment before
		}
		m.look(i, op, start, end)
		if w.f.possible[m.op] && w.f.root.holds(m) {
			w.set.lower(m.g, max(start, w.from))
			return
		}
	}
}

// Done implements [visit.Worker].
func (w *matcher) Done() {}
