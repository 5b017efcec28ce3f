package model

import (
	"cmp"
	"fmt"
)

// Check walks a trace and returns the first invariant it finds broken, or nil.
// The invariants are those listed in the package documentation.
func Check(t *Trace) error {
	var at Time
	for i, s := range t.segments {
		if s.info.Start != at {
			return fmt.Errorf("segment %d starts at %d, the one before ends at %d", i, s.info.Start, at)
		}
		if at = s.info.End; at <= s.info.Start {
			return fmt.Errorf("segment %d ends at %d, not after its start %d", i, at, s.info.Start)
		}
		if err := t.checkSegment(i, s); err != nil {
			return fmt.Errorf("segment %d: %w", i, err)
		}
	}
	if at != t.end {
		return fmt.Errorf("the last segment ends at %d, the trace at %d", at, t.end)
	}
	for g := range t.goroutines.n {
		if err := t.checkGoroutine(Goroutine(g)); err != nil {
			return fmt.Errorf("goroutine %d: %w", t.goroutines.at(Goroutine(g)).id, err)
		}
	}
	if err := t.checkChans(); err != nil {
		return err
	}
	if err := t.checkLocks(); err != nil {
		return err
	}
	return t.checkNotes()
}

func (t *Trace) checkSegment(index int, s *Segment) error {
	if s.rows.len() == 0 {
		return nil
	}
	c := s.columns()
	n := len(c.op)
	if len(c.start)+len(c.wide) != n || len(c.stack) != n || len(c.who) != n {
		return fmt.Errorf("columns of different lengths")
	}
	if len(s.rows.off) != s.rows.len()+1 || s.rows.off[0] != 0 || s.rows.intervals() != n {
		return fmt.Errorf("rows cover %d of %d intervals", s.rows.intervals(), n)
	}
	for i := range s.rows.len() {
		r := s.rows.row(i)
		if i > 0 && s.rows.g[i-1] >= r.g {
			return fmt.Errorf("rows %d and %d are out of order", i-1, i)
		}
		if int(r.g) >= t.goroutines.n || r.off >= r.end {
			return fmt.Errorf("row %d does not resolve", i)
		}
		if err := t.checkRow(index, c, r); err != nil {
			return fmt.Errorf("goroutine %d: %w", t.goroutines.at(r.g).id, err)
		}
	}
	return t.checkWakes(s, c)
}

// checkRow holds that the intervals of a row tile it, and that a continued one
// matches the segment before.
func (t *Trace) checkRow(index int, c *columns, r row) error {
	if r.flags&rowSince != 0 {
		if err := t.checkContinued(index, c, r); err != nil {
			return err
		}
	}
	if r.dead() != (c.op[r.end-1] == opEnded) {
		return fmt.Errorf("dead is %v, against its last interval", r.dead())
	}
	for k := r.off; k < r.end; k++ {
		from := c.startOf(k)
		if c.op[k] == opEnded {
			if k+1 != r.end {
				return fmt.Errorf("intervals after its end")
			}
			if from > c.to {
				return fmt.Errorf("ends at %d, after the segment", from)
			}
			continue
		}
		if end := c.endOf(r, k); end <= from || from < c.from {
			return fmt.Errorf("interval %d from %d to %d", k-r.off, from, end)
		}
		if int(c.op[k]) >= NumOperations || int(c.stack[k]) >= len(t.syms.stackEnds) {
			return fmt.Errorf("interval %d does not resolve", k-r.off)
		}
	}
	return nil
}

func (t *Trace) checkContinued(index int, c *columns, r row) error {
	if index == 0 {
		return fmt.Errorf("starts before the trace")
	}
	p, ok := t.segments[index-1].rows.find(r.g)
	if !ok || !p.more() || c.startOf(r.off) != c.from {
		return fmt.Errorf("goes on from a segment that does not go on")
	}
	before := t.segments[index-1].columns()
	k := p.end - 1
	start := before.startOf(k)
	if k == p.off {
		start = before.since(p)
	}
	if start != r.start || before.op[k].State() != c.op[r.off].State() {
		return fmt.Errorf("goes on from another interval")
	}
	if told := r.flags&rowTells != 0; told && c.stack[r.off] == NoStack {
		return fmt.Errorf("has no stack to tell")
	}
	return nil
}

// checkWakes holds that every waker is known, and that the index by waker is whole
// and in order.
func (t *Trace) checkWakes(s *Segment, c *columns) error {
	indexed := 0
	for i := range s.rows.len() {
		r := s.rows.row(i)
		for k := r.off; k < r.end; k++ {
			if !c.isWoken(r, k) || c.who[k] == nobody {
				continue
			}
			indexed++
			if int(c.who[k]) >= t.goroutines.n {
				return fmt.Errorf("interval %d has no such waker", k)
			}
		}
	}
	if indexed != len(c.byWaker) {
		return fmt.Errorf("%d of %d wakes are indexed", len(c.byWaker), indexed)
	}
	for i := 1; i < len(c.byWaker); i++ {
		a, b := c.byWaker[i-1], c.byWaker[i]
		if c.who[a] > c.who[b] || (c.who[a] == c.who[b] && c.startOf(a) >= c.startOf(b)) {
			return fmt.Errorf("wakes by waker %d and %d are out of order", i-1, i)
		}
	}
	return nil
}

// checkGoroutine walks a whole life through the queries: its intervals must follow
// one another without gap from First to Last, and its shares must add up to it.
func (t *Trace) checkGoroutine(g Goroutine) error {
	info := t.Goroutine(g)
	at := info.First
	for iv := range t.Intervals(g, 0, t.end) {
		if iv.Start != at {
			return fmt.Errorf("interval %v starts at %d, the one before ends at %d", iv.Op, iv.Start, at)
		}
		if at = iv.End; at <= iv.Start {
			return fmt.Errorf("interval %v at %d is empty", iv.Op, iv.Start)
		}
	}
	if at != info.Last {
		return fmt.Errorf("intervals end at %d, the goroutine at %d", at, info.Last)
	}
	spent := t.Spent(g)
	if lived := info.Last - info.First; spent.Total() != lived {
		return fmt.Errorf("lived %d, shares add up to %d", lived, spent.Total())
	}
	if info.Creator != NoGoroutine && int(info.Creator) >= t.goroutines.n {
		return fmt.Errorf("no such creator")
	}
	return nil
}

// checkNotes holds that annotations lie within the trace, regions within the lives
// of their goroutines, and that their handles resolve.
func (t *Trace) checkNotes() error {
	note := func(kind string, i int, start, end Time, stack StackID, names ...StringID) error {
		if end < start || start < 0 || end > t.end {
			return fmt.Errorf("%s %d from %d to %d", kind, i, start, end)
		}
		if int(stack) >= len(t.syms.stackEnds) {
			return fmt.Errorf("%s %d has no such stack", kind, i)
		}
		for _, n := range names {
			if int(n) >= len(t.syms.strings) {
				return fmt.Errorf("%s %d has no such string", kind, i)
			}
		}
		return nil
	}
	var err error
	keep := func(e error) { err = cmp.Or(err, e) }
	for i, r := range t.allRanges() {
		keep(note("range", i, r.Start, r.End, NoStack, r.Name))
	}
	for i, k := range t.tasks {
		keep(note("task", i, k.Start, k.End, k.Stack, k.Name))
	}
	for i, r := range t.regions {
		keep(note("region", i, r.Start, r.End, r.Stack, r.Name))
		if g, ok := t.Lookup(r.Goroutine); ok && r.End > t.goroutines.at(g).last {
			keep(fmt.Errorf("region %d ends at %d, after its goroutine", i, r.End))
		}
	}
	for i, l := range t.logs {
		keep(note("log", i, l.At, l.At, l.Stack, l.Category, l.Message))
	}
	for i, s := range t.samples {
		keep(note("sample", i, s.At, s.At, s.Stack))
	}
	at := Time(0)
	for m := range t.Metrics(0, t.end) {
		if m.At < at {
			keep(fmt.Errorf("a metric at %d after one at %d", m.At, at))
		}
		at = m.At
	}
	for _, p := range t.procs {
		at := Time(-1)
		for span := range t.ProcSpans(p, 0, t.end) {
			if span.Start <= at || span.End <= span.Start {
				keep(fmt.Errorf("%v from %d to %d after %d", p, span.Start, span.End, at))
			}
			at = span.Start
		}
	}
	return err
}
