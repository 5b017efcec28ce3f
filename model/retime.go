package model

import (
	"cmp"
	"math"
	"slices"
	"sort"
)

// The reader of a whole trace forces every event after the one before it, also
// where a generation's first events were stamped, on another thread, before the
// last ones of the generation before. A reader of a single generation does not
// know how far that was. So a generation keeps the times of its first events, and
// a Builder moves those that come too early, exactly as one reader would have:
// with last the time of the event before, the i-th event (from 0) happens at
//
//	max(its own time, last + 1 + i)
//
// Once an event keeps its own time, all later ones do, for they were already
// made to increase.

// A generation remembers the times of events within earlySpan of its first one,
// up to earlyEvents of them. Overlaps of real generations are microseconds long.
const (
	earlySpan   = Time(10e6)
	earlyEvents = 1 << 16
)

// Event notes the time of the next event, whatever its kind; call it for each
// event of the generation before telling what it was.
func (g *Generation) Event(at Time) {
	g.info.Events++
	if at < g.earlyEnd || g.info.Events == 1 {
		g.noteEarly(at)
	}
}

func (g *Generation) noteEarly(at Time) {
	if len(g.early) == 0 {
		g.earlyEnd = at + earlySpan
	}
	if g.early = append(g.early, at); len(g.early) == earlyEvents {
		g.earlyEnd = at
	}
}

// Finish closes the generation: end is the moment after its last event. What can be
// prepared beside other generations is prepared here.
func (g *Generation) Finish(end Time) {
	g.info.End = end
	g.order = byNumber(g.locals)
}

// byNumber returns the goroutines in the order of their numbers, and where a number
// was used more than once, of their lives.
func byNumber(locals []local) []Local {
	order := make([]Local, len(locals))
	keys := make([]uint64, len(locals)) // number and handle in one, for a sort without comparisons by hand
	for i := range locals {
		if id := locals[i].id; id < 0 || id > math.MaxUint32 {
			return byLargeNumber(locals)
		}
		keys[i] = uint64(locals[i].id)<<32 | uint64(i)
	}
	slices.Sort(keys)
	for i, k := range keys {
		order[i] = Local(k)
	}
	return order
}

func byLargeNumber(locals []local) []Local {
	order := make([]Local, len(locals))
	for i := range order {
		order[i] = Local(i)
	}
	slices.SortFunc(order, func(x, y Local) int {
		return cmp.Or(cmp.Compare(locals[x].id, locals[y].id), cmp.Compare(x, y))
	})
	return order
}

// overlap returns how many of the first events come too early after an event at
// last, and false if all that the generation remembers do.
func (g *Generation) overlap(last Time) (int, bool) {
	n := sort.Search(len(g.early), func(i int) bool { return g.early[i] >= last+1+Time(i) })
	return n, n < len(g.early) || n == int(g.info.Events)
}

// shift says how a generation's times move.
type shift struct {
	early  []Time // the first events, which come too early
	last   Time   // the event before the generation
	origin Time   // becomes 0
}

// clone returns a copy that holds on to no more memory than needed.
func (m shift) clone() shift {
	m.early = slices.Clone(m.early)
	return m
}

// at returns the moved time of an event.
func (g *Generation) at(t Time) Time {
	m := &g.shift
	if n := len(m.early); n > 0 && t <= m.early[n-1] {
		t = m.last + 1 + Time(sort.Search(n, func(i int) bool { return m.early[i] >= t }))
	}
	return t - m.origin
}

// retime moves the generation's times: those of its first n events to come after
// last, and all by -origin. What goes into columns is moved as it is filled in.
func (g *Generation) retime(n int, last, origin Time) {
	g.shift = shift{g.early[:n], last, origin}
	whole := n > 0 && int(g.info.Events) == n
	g.info.Start = g.at(g.info.Start)
	g.info.End -= origin
	if whole { // all of it was moved: the end is too
		g.info.End = g.info.Start + Time(n)
	}
	g.clock.At -= origin
	g.eachTime(func(t *Time) { *t = g.at(*t) })
}

// Overlap returns the moment, on the trace's own clock, behind which the events of a
// generation have to be decoded again (see [GenerationInfo.After]) before it can be
// added: on a busy machine a thread may write its last event of a generation when the
// next one is long under way, and a generation remembers the times of its first events
// only. It returns 0 if the generation can be added as it is, or not at all.
func (b *Builder) Overlap(g *Generation) Time {
	if b.pending == nil || g.info.Start > b.last || g.info.End <= b.last {
		return 0
	}
	if _, ok := g.overlap(b.last); ok {
		return 0
	}
	return b.last
}

// place moves a generation behind the one before it. It refuses a generation whose
// clock runs too far behind.
func (b *Builder) place(g *Generation) bool {
	n := 0
	if b.pending == nil {
		first := b.next == 0 || !b.hasOrigin
		if first || g.info.Start < b.origin { // earlier, if what was to come first is lost
			b.origin = g.info.Start
		}
	} else if g.info.Start <= b.last {
		var ok bool
		if n, ok = g.overlap(b.last); !ok {
			g.info.Lost = "its events are stamped before those of the generation before"
			b.Lost(g.info)
			return false
		}
	}
	g.retime(n, b.last, b.origin)
	b.last = g.info.End + b.origin - 1
	return true
}

// eachTime calls f for every time that is not moved when the columns are filled.
func (g *Generation) eachTime(f func(*Time)) {
	for i := range g.notes.ranges {
		f(&g.notes.ranges[i].Start)
		f(&g.notes.ranges[i].End)
	}
	for i := range g.notes.tasks {
		f(&g.notes.tasks[i].Start)
		f(&g.notes.tasks[i].End)
	}
	for i := range g.notes.regions {
		f(&g.notes.regions[i].Start)
		f(&g.notes.regions[i].End)
	}
	for i := range g.notes.logs {
		f(&g.notes.logs[i].At)
	}
	for i := range g.notes.samples {
		f(&g.notes.samples[i].At)
	}
}
