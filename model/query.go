package model

import (
	"iter"
	"time"
)

const noInterval = ^uint32(0)

// Interval is a view of one interval of a goroutine's life, whole: joined over
// the generations it spans.
type Interval struct {
	Goroutine  Goroutine
	Start, End Time
	Op         Operation
	Proc       Proc
	Thread     Thread
	Stack      StackID // where it blocked, was preempted, or entered the system call
	Open       bool    // still going on when the trace ends

	seg, lastSeg uint32 // segments it was looked up in, and ends in
	k, lastK     uint32 // its place there; noInterval in a lost generation
}

// Duration returns how long the interval lasts, or has lasted when the trace ends.
func (iv Interval) Duration() time.Duration { return time.Duration(iv.End - iv.Start) }

// IntervalAt returns what a goroutine was doing at a moment. The trace's end
// counts as its last moment. It returns false where the goroutine was not alive.
// In a lost generation the answer is OpUnknown.
func (t *Trace) IntervalAt(g Goroutine, at Time) (Interval, bool) {
	return t.intervalAt(g, at, decode)
}

// IntervalNow is IntervalAt without delay: where intervals are not in memory it
// returns false, or an interval that ends where they begin to be missing.
func (t *Trace) IntervalNow(g Goroutine, at Time) (Interval, bool) {
	return t.intervalAt(g, at, now)
}

// patience says whether a query decodes what is not in memory.
type patience bool

const (
	decode patience = true
	now    patience = false
)

// look returns a segment's columns; nil if they are not in memory and p is now.
func (s *Segment) look(p patience) *columns {
	if p == decode || s.again == nil {
		return s.columns()
	}
	return s.cols.Load()
}

func (t *Trace) intervalAt(g Goroutine, at Time, p patience) (Interval, bool) {
	if at >= t.end {
		at = t.end - 1
	}
	info := t.goroutines.at(g)
	if len(t.segments) == 0 || at < info.first || at >= info.last {
		return Interval{}, false
	}
	i := t.SegmentAt(at)
	s := t.segments[i]
	r, ok := s.rows.find(g)
	if !ok {
		return t.unknown(g, i), true
	}
	c := s.look(p)
	if c == nil {
		return Interval{}, false
	}
	k, ok := c.at(r, at)
	if !ok {
		return Interval{}, false
	}
	return t.view(i, r, c, k, p), true
}

// unknown stands for a segment that tells nothing of a goroutine alive in it.
func (t *Trace) unknown(g Goroutine, seg int) Interval {
	info := t.segments[seg].info
	return Interval{
		Goroutine: g, Start: info.Start, End: info.End, Op: OpUnknown, Proc: NoProc, Thread: NoThread,
		seg: uint32(seg), lastSeg: uint32(seg), k: noInterval, lastK: noInterval,
	}
}

// view returns interval k of row r in segment seg, followed to where it ends. In
// segments that it fills wholly the intervals themselves need not be looked at.
func (t *Trace) view(seg int, r row, c *columns, k uint32, p patience) Interval {
	s := t.segments[seg]
	where := c.whereOf(k)
	iv := Interval{
		Goroutine: r.g, Start: c.startOf(k), End: c.endOf(r, k), Op: c.op[k],
		Proc: where.Proc, Thread: where.Thread, Stack: c.stackOf(r, k),
		seg: uint32(seg), lastSeg: uint32(seg), k: k, lastK: k,
	}
	if k == r.off {
		iv.Start = c.since(r)
	}
	for k+1 == r.end && r.more() && seg+1 < len(t.segments) {
		next, ok := t.segments[seg+1].rows.find(r.g)
		if !ok {
			break // it goes on in what is not there
		}
		var c *columns
		ends, tells := next.off+1 < next.end, iv.Stack == NoStack && next.flags&rowTells != 0
		if ends || tells {
			if c = t.segments[seg+1].look(p); c == nil {
				break
			}
		}
		seg++
		s, r, k = t.segments[seg], next, next.off
		iv.lastSeg, iv.lastK, iv.End = uint32(seg), k, s.info.End
		if ends {
			iv.End = c.startOf(k + 1)
		}
		if tells { // learnt later
			iv.Stack, iv.Op = c.stack[k], c.op[k]
		}
	}
	iv.Open = k+1 == r.end && seg == len(t.segments)-1
	return iv
}

// Next returns the interval after iv, and false at the end of the goroutine's life.
func (t *Trace) Next(iv Interval) (Interval, bool) { return t.following(iv, decode) }

func (t *Trace) following(iv Interval, p patience) (Interval, bool) {
	seg := int(iv.lastSeg)
	if iv.lastK != noInterval {
		s := t.segments[seg]
		r, _ := s.rows.find(iv.Goroutine)
		if k := iv.lastK + 1; k < r.end {
			c := s.look(p)
			if r.dead() && k+1 == r.end || c == nil {
				return Interval{}, false
			}
			return t.view(seg, r, c, k, p), true
		}
	}
	if seg++; seg > int(t.goroutines.at(iv.Goroutine).lastSeg) {
		return Interval{}, false
	}
	r, ok := t.segments[seg].rows.find(iv.Goroutine)
	if !ok {
		return t.unknown(iv.Goroutine, seg), true
	}
	c := t.segments[seg].look(p)
	if c == nil {
		return Interval{}, false
	}
	return t.view(seg, r, c, r.off, p), true
}

// Prev returns the interval before iv, and false at the begin of the goroutine's life.
func (t *Trace) Prev(iv Interval) (Interval, bool) {
	if iv.Start <= t.goroutines.at(iv.Goroutine).first {
		return Interval{}, false
	}
	return t.IntervalAt(iv.Goroutine, iv.Start-1)
}

// Intervals yields a goroutine's intervals that touch [from, to), in time order.
func (t *Trace) Intervals(g Goroutine, from, to Time) iter.Seq[Interval] {
	return t.intervals(g, from, to, decode)
}

// IntervalsNow is Intervals without delay: it ends where intervals begin to be
// missing from memory.
func (t *Trace) IntervalsNow(g Goroutine, from, to Time) iter.Seq[Interval] {
	return t.intervals(g, from, to, now)
}

func (t *Trace) intervals(g Goroutine, from, to Time, p patience) iter.Seq[Interval] {
	return func(yield func(Interval) bool) {
		from = max(from, t.goroutines.at(g).first)
		iv, ok := t.intervalAt(g, from, p)
		for ok && iv.Start < to && yield(iv) {
			iv, ok = t.following(iv, p)
		}
	}
}
