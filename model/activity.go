package model

import "unsafe"

// ActivityParts is the resolution of an [Activity] in time.
const ActivityParts = 512

// Activity is how busy a segment is: what can be told of it at a glance. It stays in
// memory when the segment's intervals do not.
type Activity struct {
	Running [ActivityParts]Time // that goroutines ran, all together, in each of so many equal parts of the segment
	Present [NumClasses]bool    // classes that occur
}

// Activity returns how busy the segment is; nil for one without rows.
func (s *Segment) Activity() *Activity {
	if s.activity == nil {
		return nil
	}
	return s.activity.whole()
}

// activity is an [Activity] as it is kept: a segment in which little ran keeps what
// ran, so that thousands of small segments take no more memory than they should.
type activity struct {
	from, to Time // the segment's
	present  [NumClasses]bool
	ran      []ranSpan
	parts    *[ActivityParts]Time // instead of ran, if there is much
}

// ranSpan is when a goroutine ran.
type ranSpan struct{ from, to Time }

// maxRan is how many spans take no more memory than the parts do.
const maxRan = int(unsafe.Sizeof([ActivityParts]Time{}) / unsafe.Sizeof(ranSpan{}))

// newActivity sums up columns.
func newActivity(c *columns, rows *rowTable) *activity {
	a := &activity{from: c.from, to: c.to}
	sum := runningSum{from: c.from, to: c.to}
	for i := range rows.len() {
		off, end := rows.off[i], rows.off[i+1]
		for k := off; k < end; k++ {
			op := c.op[k]
			if op == opEnded {
				continue
			}
			class := op.Class()
			a.present[class] = true
			if class != ClassRunning {
				continue
			}
			span := ranSpan{c.startOf(k), c.to}
			if k+1 < end {
				span.to = c.startOf(k + 1)
			}
			if len(a.ran) == maxRan {
				sum.addAll(a.ran)
				a.ran, a.parts = nil, &[ActivityParts]Time{}
			}
			if a.parts != nil {
				sum.add(span)
			} else {
				a.ran = append(a.ran, span)
			}
		}
	}
	if a.parts != nil {
		*a.parts = sum.parts()
	}
	return a
}

// whole returns the activity in the form in which it is told.
func (a *activity) whole() *Activity {
	out := &Activity{Present: a.present}
	if a.parts != nil {
		out.Running = *a.parts
		return out
	}
	sum := runningSum{from: a.from, to: a.to}
	sum.addAll(a.ran)
	out.Running = sum.parts()
	return out
}

// runningSum adds up spans by the part of a segment [from, to) that they lie in. A
// span costs no more if it is long: of the parts that it fills, only where they begin
// and end is noted.
type runningSum struct {
	from, to Time
	partly   [ActivityParts]Time
	filled   [ActivityParts + 1]int // how many more spans fill the part than the one before
}

func (s *runningSum) addAll(spans []ranSpan) {
	for _, r := range spans {
		s.add(r)
	}
}

// add adds a span, which lies in the segment.
func (s *runningSum) add(r ranSpan) {
	if r.from >= r.to {
		return
	}
	first, last := s.partOf(r.from), s.partOf(r.to-1)
	if first == last {
		s.partly[first] += r.to - r.from
		return
	}
	s.partly[first] += s.edge(first+1) - r.from
	s.partly[last] += r.to - s.edge(last)
	s.filled[first+1]++
	s.filled[last]--
}

// parts returns the sums.
func (s *runningSum) parts() [ActivityParts]Time {
	out := s.partly
	filled := 0
	for p := range out {
		if filled += s.filled[p]; filled > 0 {
			out[p] += Time(filled) * (s.edge(p+1) - s.edge(p))
		}
	}
	return out
}

// edge returns where part p begins.
func (s *runningSum) edge(p int) Time {
	if p == ActivityParts {
		return s.to
	}
	return s.from + Time(float64(p)/ActivityParts*float64(s.to-s.from))
}

// partOf returns the part that a time lies in.
func (s *runningSum) partOf(t Time) int {
	p := min(int(float64(t-s.from)/float64(s.to-s.from)*ActivityParts), ActivityParts-1)
	for p+1 < ActivityParts && s.edge(p+1) <= t { // what rounding took off, or added
		p++
	}
	for p > 0 && s.edge(p) > t {
		p--
	}
	return p
}
