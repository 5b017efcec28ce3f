package traceparse

import (
	"cmp"
	"sort"

	"chanlens/model"
)

// span is when one generation took place, as far as the index can tell, in
// nanoseconds since the start of the first generation that seems sound.
type span struct {
	start, end model.Time
	bytes      int64 // that the trace takes for it
}

// timetable tells when the generations of a trace took place, before any of them is
// decoded. It has one span for each extent, in order; each starts where the one
// before ends.
type timetable []span

// times tells when each extent took place, and when the first sound one started on
// the clock of the trace. It returns false if none that seems sound
// tells its clock's frequency, so that nothing is known.
//
//  1. A sound extent starts with the least timestamp of its batches, as for the
//     decoder, and never before the extent before it. Events of the generation
//     before may be stamped some milliseconds later; behind those the builder moves
//     it, so that decoded it starts by as much later.
//  2. The timestamps of a damaged extent are not to be trusted. It starts with the
//     last batch before it, as the builder fills the place of a generation that is
//     lost. What is damaged before the first sound extent stands at 0.
//  3. Each ends where the next one starts. The last one ends with its last batch,
//     which is a little early: the events in that batch come later.
func times(extents []extent) (t timetable, origin model.Time, ok bool) {
	hz := firstFrequency(extents)
	if hz == 0 {
		return nil, 0, false
	}
	t = make(timetable, len(extents))
	origin = model.NoTime
	var now, last model.Time // last: when the last batch of the sound extent before begins
	for i, e := range extents {
		if e.damage != "" {
			now = max(now, last)
		} else {
			hz = cmp.Or(e.clock.frequency, hz)
			start := moment(e.clock.first, hz)
			if origin == model.NoTime {
				origin = start
			}
			now = max(now, start-origin)
			last = max(now, moment(e.clock.last, hz)-origin)
		}
		t[i] = span{start: now, bytes: e.bytes()}
		if i > 0 {
			t[i-1].end = now
		}
	}
	t[len(t)-1].end = max(now, last)
	return t, origin, true
}

// firstFrequency returns the frequency that the first sound extent to tell one
// tells, or 0.
func firstFrequency(extents []extent) uint64 {
	for _, e := range extents {
		if e.damage == "" && e.clock.frequency != 0 {
			return e.clock.frequency
		}
	}
	return 0
}

// length returns how long the trace is.
func (t timetable) length() model.Time {
	if len(t) == 0 {
		return 0
	}
	return t[len(t)-1].end
}

// touching returns which extents [first, end) have something in the window
// [from, to). One that takes no time touches the window that its moment is in.
func (t timetable) touching(from, to model.Time) (first, end int) {
	first = sort.Search(len(t), func(i int) bool { return t[i].end > from || t[i].start >= from })
	end = sort.Search(len(t), func(i int) bool { return t[i].start >= to })
	return first, max(first, end)
}

// bytes returns how many bytes of the trace tell of it.
func (t timetable) bytes() int64 {
	n := int64(0)
	for _, s := range t {
		n += s.bytes
	}
	return n
}
