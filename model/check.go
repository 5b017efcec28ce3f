package model

import "fmt"

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
	for g := range t.goroutines {
		if err := t.checkGoroutine(Goroutine(g)); err != nil {
			return fmt.Errorf("goroutine %d: %w", t.goroutines[g].ID, err)
		}
	}
	return t.checkNotes()
}

func (t *Trace) checkSegment(index int, s *Segment) error {
	n := len(s.start)
	if len(s.op) != n || len(s.stack) != n || len(s.proc) != n || len(s.thread) != n {
		return fmt.Errorf("columns of different lengths")
	}
	covered := 0
	for i, r := range s.rows {
		if i > 0 && s.rows[i-1].g >= r.g {
			return fmt.Errorf("rows %d and %d are out of order", i-1, i)
		}
		if int(r.g) >= len(t.goroutines) || r.off >= r.stop() || int(r.stop()) > n {
			return fmt.Errorf("row %d does not resolve", i)
		}
		covered += int(r.stop() - r.off)
		if err := t.checkRow(index, s, r); err != nil {
			return fmt.Errorf("goroutine %d: %w", t.goroutines[r.g].ID, err)
		}
	}
	if covered != n {
		return fmt.Errorf("rows cover %d of %d intervals", covered, n)
	}
	return t.checkWakes(s)
}

// checkRow holds that the intervals of a row tile it, and that a continued one
// matches the segment before.
func (t *Trace) checkRow(index int, s *Segment, r row) error {
	first := r.off
	if s.start[first] < s.info.Start {
		if err := t.checkContinued(index, s, r); err != nil {
			return err
		}
	}
	for k := first; k < r.stop(); k++ {
		from := max(s.start[k], s.info.Start)
		if s.op[k] == opEnded {
			if k+1 != r.stop() {
				return fmt.Errorf("intervals after its end")
			}
			if from > s.info.End {
				return fmt.Errorf("ends at %d, after the segment", from)
			}
			continue
		}
		if end := s.endOf(r, k); end <= from {
			return fmt.Errorf("interval %d from %d to %d is empty", k-first, from, end)
		}
		if int(s.op[k]) >= NumOperations || int(s.stack[k]) >= len(t.syms.stackEnds) {
			return fmt.Errorf("interval %d does not resolve", k-first)
		}
	}
	return nil
}

func (t *Trace) checkContinued(index int, s *Segment, r row) error {
	if index == 0 {
		return fmt.Errorf("starts before the trace")
	}
	prev := t.segments[index-1]
	p, ok := prev.find(r.g)
	if !ok || !p.continues() {
		return fmt.Errorf("goes on from a segment that does not go on")
	}
	k := p.stop() - 1
	if prev.start[k] != s.start[r.off] || prev.op[k].State() != s.op[r.off].State() {
		return fmt.Errorf("goes on from another interval")
	}
	return nil
}

// checkWakes holds that each wake starts a runnable interval after a wait.
func (t *Trace) checkWakes(s *Segment) error {
	for p, k := range s.wakes.at {
		if p > 0 && s.wakes.at[p-1] >= k {
			return fmt.Errorf("wakes %d and %d are out of order", p-1, p)
		}
		r, ok := s.find(s.wakes.woken[p])
		if !ok || k < r.off || k >= r.stop() {
			return fmt.Errorf("wake %d is not of its goroutine", p)
		}
		if s.op[k].State() != StateRunnable {
			return fmt.Errorf("wake %d leads to %v", p, s.op[k])
		}
		if k > r.off && !s.op[k-1].Blocked() {
			return fmt.Errorf("wake %d follows %v", p, s.op[k-1])
		}
		if w := s.wakes.waker[p]; w != NoGoroutine && int(w) >= len(t.goroutines) {
			return fmt.Errorf("wake %d has no such waker", p)
		}
		if int(s.wakes.stack[p]) >= len(t.syms.stackEnds) {
			return fmt.Errorf("wake %d has no such stack", p)
		}
	}
	for i := 1; i < len(s.byWaker); i++ {
		a, b := s.byWaker[i-1], s.byWaker[i]
		if s.wakes.waker[a] > s.wakes.waker[b] ||
			(s.wakes.waker[a] == s.wakes.waker[b] && s.start[s.wakes.at[a]] >= s.start[s.wakes.at[b]]) {
			return fmt.Errorf("wakes by waker %d and %d are out of order", i-1, i)
		}
	}
	return nil
}

// checkGoroutine walks a whole life through the queries: its intervals must follow
// one another without gap from First to Last, and its shares must add up to it.
func (t *Trace) checkGoroutine(g Goroutine) error {
	info := t.goroutines[g]
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
	if info.Creator != NoGoroutine && int(info.Creator) >= len(t.goroutines) {
		return fmt.Errorf("no such creator")
	}
	return nil
}

func (t *Trace) checkNotes() error {
	for i, r := range t.ranges {
		if r.End < r.Start || r.Start < 0 || r.End > t.end {
			return fmt.Errorf("range %d from %d to %d", i, r.Start, r.End)
		}
	}
	for i, r := range t.tasks {
		if r.End < r.Start || r.Start < 0 || r.End > t.end {
			return fmt.Errorf("task %d from %d to %d", i, r.Start, r.End)
		}
	}
	for i, r := range t.regions {
		if r.End < r.Start || r.Start < 0 || r.End > t.end {
			return fmt.Errorf("region %d from %d to %d", i, r.Start, r.End)
		}
	}
	return nil
}
