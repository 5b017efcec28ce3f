package model

import (
	"cmp"
	"slices"
)

// openNotes are the ranges, tasks and regions that have begun and not ended, by
// what identifies their end.
type openNotes struct {
	ranges  map[rangeKey]int // index in Trace.ranges
	begun   []int            // likewise, since the last break: those that it may end
	tasks   map[TaskID]int
	regions map[regionKey][]int // nested regions, innermost last
}

type rangeKey struct {
	name  StringID
	scope Scope
	of    int64
}

type regionKey struct {
	g    GoID
	task TaskID
	name StringID
}

func newOpenNotes() openNotes {
	return openNotes{
		ranges: make(map[rangeKey]int), tasks: make(map[TaskID]int), regions: make(map[regionKey][]int),
	}
}

// addNotes joins a generation's ranges, tasks, regions, logs and samples.
func (b *Builder) addNotes(g *Generation, names handles) {
	start := g.info.Start
	for _, e := range g.notes.ranges {
		e.Range.Name = names.strings[e.Range.Name]
		b.addRange(e, start)
	}
	for _, e := range g.notes.tasks {
		e.Task.Name, e.Task.Stack = names.strings[e.Task.Name], names.stacks[e.Task.Stack]
		b.addTask(e)
	}
	for _, e := range g.notes.regions {
		e.Region.Name, e.Region.Stack = names.strings[e.Region.Name], names.stacks[e.Region.Stack]
		b.addRegion(e, names.goroutine(e.local))
	}
	for _, l := range g.notes.logs {
		l.Category, l.Message, l.Stack = names.strings[l.Category], names.strings[l.Message], names.stacks[l.Stack]
		b.t.logs = append(b.t.logs, l)
	}
	for _, s := range g.notes.samples {
		s.Stack, s.Thread = names.stacks[s.Stack], names.thread(s.Thread)
		b.t.samples = append(b.t.samples, s)
	}
}

// breakOff ends the ranges that are open where generations are lost. A range that
// still is active afterwards goes on.
func (b *Builder) breakOff(at Time) {
	for _, i := range b.open.begun {
		if r := &b.t.ranges[i]; r.Open {
			r.End, r.Open = at, false
		}
	}
	b.open.begun = b.open.begun[:0]
}

// addRange opens or closes a range. One that was active before the trace starts
// with its generation.
func (b *Builder) addRange(e rangeEdge, start Time) {
	key := rangeKey{e.Name, e.Scope, e.Of}
	i, open := b.open.ranges[key]
	switch {
	case e.edge == edgeEnd && open:
		b.t.ranges[i].End, b.t.ranges[i].Open = e.End, false
		delete(b.open.ranges, key)
		return
	case e.edge == edgeEnd: // began before the trace
		e.Range.Start = start
	case e.edge == edgeActive && open: // goes on over the border
		if r := &b.t.ranges[i]; !r.Open {
			r.Open = true
			b.open.begun = append(b.open.begun, i)
		}
		return
	default:
		if e.edge == edgeActive {
			e.Range.Start = start
		}
		e.Range.Open = true
		b.open.ranges[key] = len(b.t.ranges)
		b.open.begun = append(b.open.begun, len(b.t.ranges))
	}
	b.t.ranges = append(b.t.ranges, e.Range)
}

// addTask opens or closes a task. One whose begin is not told began before the trace.
func (b *Builder) addTask(e taskEdge) {
	i, open := b.open.tasks[e.ID]
	switch {
	case e.edge == edgeEnd && open:
		b.t.tasks[i].End, b.t.tasks[i].Open = e.End, false
		delete(b.open.tasks, e.ID)
		return
	case e.edge == edgeEnd:
		e.Task.Start = 0
	default:
		e.Task.Open = true
		b.open.tasks[e.ID] = len(b.t.tasks)
	}
	b.t.tasks = append(b.t.tasks, e.Task)
}

// addRegion opens or closes a region. One whose begin is not told is as old as its
// goroutine.
func (b *Builder) addRegion(e regionEdge, g Goroutine) {
	key := regionKey{e.Goroutine, e.Region.Task, e.Name}
	nested := b.open.regions[key]
	switch {
	case e.edge == edgeEnd && len(nested) > 0:
		i := nested[len(nested)-1]
		b.t.regions[i].End, b.t.regions[i].Open = e.End, false
		if nested = nested[:len(nested)-1]; len(nested) == 0 {
			delete(b.open.regions, key)
		} else {
			b.open.regions[key] = nested
		}
		return
	case e.edge == edgeEnd:
		e.Region.Start = 0
		if g != NoGoroutine {
			e.Region.Start = b.t.goroutines.at(g).first
		}
	default:
		e.Region.Open = true
		b.open.regions[key] = append(nested, len(b.t.regions))
	}
	b.t.regions = append(b.t.regions, e.Region)
}

// sealNotes ends what is still open with the trace and sorts by start.
func (t *Trace) sealNotes() {
	for i := range t.ranges {
		if r := &t.ranges[i]; r.Open {
			r.End = max(t.end, r.Start)
		}
	}
	for i := range t.tasks {
		if k := &t.tasks[i]; k.Open {
			k.End = max(t.end, k.Start)
		}
	}
	for i := range t.regions {
		r := &t.regions[i]
		if !r.Open && r.End <= t.end {
			continue
		}
		r.End = max(t.end, r.Start)
		if g, ok := t.Lookup(r.Goroutine); ok { // it ends no later than its goroutine
			r.End = max(r.Start, t.goroutines.at(g).last)
		}
	}
	slices.SortStableFunc(t.ranges, byStart)
	slices.SortStableFunc(t.tasks, func(a, b Task) int { return cmp.Compare(a.Start, b.Start) })
	slices.SortStableFunc(t.regions, func(a, b Region) int { return cmp.Compare(a.Start, b.Start) })
}

func byStart(a, b Range) int { return cmp.Compare(a.Start, b.Start) }
