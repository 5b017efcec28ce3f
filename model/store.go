package model

import (
	"context"
	"math"
	"sync"
	"sync/atomic"
)

// Source decodes a generation again, whose columns were dropped. It is called by
// any number of goroutines at the same time.
type Source func(info GenerationInfo) (*Generation, error)

// store keeps the columns of a trace's segments within a limit: when there are too
// many, those not used for the longest time are dropped, and decoded again when
// they are asked for. What it drops leaves a brief behind, see brief.go.
type store struct {
	source Source
	clock  atomic.Uint64 // goes on with every segment that comes or comes back

	mu       sync.Mutex
	limit    int64 // bytes
	used     int64 // by columns and what it takes to do without them
	fixed    int64 // by the rest of the trace
	resident []*Segment
	err      error // the first one of source
}

// again is what it takes to get the columns of a segment back.
type again struct {
	store   *store
	recipe  recipe
	mu      sync.Mutex // held while they are decoded
	lastUse atomic.Uint64
	brief   atomic.Pointer[brief]
}

// columns returns the segment's columns, and decodes them if they were dropped.
func (s *Segment) columns() *columns {
	c := s.cols.Load()
	switch {
	case s.again == nil:
		return c
	case c != nil:
		if now := s.again.store.clock.Load(); s.again.lastUse.Load() != now {
			s.again.lastUse.Store(now)
		}
		return c
	}
	return s.again.store.fetch(s)
}

// fetch decodes a segment's columns again. If that fails, as when the file has
// changed meanwhile, nothing is known of what its goroutines did.
func (st *store) fetch(s *Segment) *columns {
	s.again.mu.Lock()
	defer s.again.mu.Unlock()
	if c := s.cols.Load(); c != nil {
		return c // somebody else was faster
	}
	g, err := st.source(s.info)
	var c *columns
	if err == nil {
		c, err = s.again.recipe.refill(s, g)
	}
	if err != nil {
		st.mu.Lock()
		if st.err == nil {
			st.err = err
		}
		st.mu.Unlock()
		c = s.blank()
	}
	st.admit(s, c)
	return c
}

// add takes a new segment in, with its columns.
func (st *store) add(s *Segment, m recipe, c *columns) {
	s.again = &again{store: st, recipe: m}
	st.mu.Lock()
	st.used += s.rows.bytes() + m.bytes()
	st.mu.Unlock()
	st.admit(s, c)
}

// admit takes columns in, and drops others if need be.
func (st *store) admit(s *Segment, c *columns) {
	s.again.lastUse.Store(st.clock.Add(1))
	st.mu.Lock()
	defer st.mu.Unlock()
	s.cols.Store(c)
	st.resident = append(st.resident, s)
	st.used += c.bytes()
	st.shrink(s)
}

// allow sets the limit anew.
func (st *store) allow(limit int64) {
	st.mu.Lock()
	st.limit = limit
	st.mu.Unlock()
}

// fits reports whether what is always in memory leaves room for columns.
func (st *store) fits() bool {
	st.mu.Lock()
	defer st.mu.Unlock()
	need := st.used + st.fixed
	for _, s := range st.resident {
		need -= s.cols.Load().bytes()
	}
	return need < st.limit
}

// charge says how much memory the trace takes besides its segments.
func (st *store) charge(fixed int64) {
	st.mu.Lock()
	st.fixed = fixed
	st.mu.Unlock()
}

// shrink drops columns until they fit the limit, but never those of keep.
func (st *store) shrink(keep *Segment) {
	for st.used+st.fixed > st.limit {
		oldest, use := -1, uint64(math.MaxUint64)
		for i, s := range st.resident {
			if last := s.again.lastUse.Load(); s != keep && last < use && s.briefable() {
				oldest, use = i, last
			}
		}
		if oldest < 0 {
			return
		}
		s := st.resident[oldest]
		last := len(st.resident) - 1
		st.resident[oldest] = st.resident[last]
		st.resident = st.resident[:last]
		c := s.cols.Load()
		if s.again.brief.Load() == nil {
			b := newBrief(s, c)
			s.again.brief.Store(b)
			st.used += b.bytes()
		}
		st.used -= c.bytes()
		s.cols.Store(nil)
	}
}

// briefable reports whether a brief can tell of the segment, which counts in 32 bits.
func (s *Segment) briefable() bool { return s.info.End-s.info.Start <= maxStart }

// blank returns columns of which nothing is known: every interval is unknown.
func (s *Segment) blank() *columns {
	c := newColumns(s.info.Start, s.info.End, s.rows.intervals())
	for i := range s.rows.len() {
		r := s.rows.row(i)
		for k := r.off; k < r.end; k++ {
			c.who[k] = nobody
		}
		if r.dead() {
			c.op[r.end-1] = opEnded
		}
	}
	c.summarize(&s.rows)
	return c
}

// Limited reports whether parts of the trace may have to be decoded again when they
// are looked at, because it keeps to a limit of memory.
func (t *Trace) Limited() bool { return t.store != nil }

// Complete reports whether [from, to), divided in spans of a width, can be looked at
// in full without decoding anything.
func (t *Trace) Complete(from, to, width Time) bool {
	for i := range t.segmentsIn(from, to) {
		if t.segments[i].missing(width) {
			return false
		}
	}
	return true
}

// Fetch decodes what [from, to) in spans of a width needs. It gives up
// soon after ctx is done.
func (t *Trace) Fetch(ctx context.Context, from, to, width Time) {
	for i := range t.segmentsIn(from, to) {
		if ctx.Err() != nil {
			return
		}
		if s := t.segments[i]; s.missing(width) {
			s.columns()
		}
	}
}

// missing reports whether spans of a width need columns that are not in memory.
func (s *Segment) missing(width Time) bool {
	return s.again != nil && s.cols.Load() == nil && s.finer(width)
}

// Err returns what went wrong when dropped columns were decoded again, or nil.
func (t *Trace) Err() error {
	if t.store == nil {
		return nil
	}
	t.store.mu.Lock()
	defer t.store.mu.Unlock()
	return t.store.err
}
