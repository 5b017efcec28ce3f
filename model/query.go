package model

import (
	"iter"
	"time"
)

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
	k, lastK     uint32 // its place there; noLocal in a lost generation
}

// Duration returns how long the interval lasts, or has lasted when the trace ends.
func (iv Interval) Duration() time.Duration { return time.Duration(iv.End - iv.Start) }

// IntervalAt returns what a goroutine was doing at a moment. The trace's end
// counts as its last moment. It returns false where the goroutine was not alive.
// In a lost generation the answer is OpUnknown.
func (t *Trace) IntervalAt(g Goroutine, at Time) (Interval, bool) {
	if at >= t.end {
		at = t.end - 1
	}
	info := &t.goroutines[g]
	if len(t.segments) == 0 || at < info.first || at >= info.last {
		return Interval{}, false
	}
	i := t.segmentAt(at)
	s := t.segments[i]
	r, ok := s.find(g)
	if !ok {
		return t.unknown(g, i), true
	}
	k, ok := s.at(r, at)
	if !ok {
		return Interval{}, false
	}
	return t.view(i, r, k), true
}

// unknown stands for a segment that tells nothing of a goroutine alive in it.
func (t *Trace) unknown(g Goroutine, seg int) Interval {
	info := t.segments[seg].info
	return Interval{
		Goroutine: g, Start: info.Start, End: info.End, Op: OpUnknown, Proc: NoProc, Thread: NoThread,
		seg: uint32(seg), lastSeg: uint32(seg), k: noLocal, lastK: noLocal,
	}
}

// view returns interval k of row r in segment seg, followed to where it ends.
func (t *Trace) view(seg int, r row, k uint32) Interval {
	s := t.segments[seg]
	where := s.whereOf(k)
	iv := Interval{
		Goroutine: r.g, Start: s.startOf(k), End: s.endOf(r, k), Op: s.op[k],
		Proc: where.Proc, Thread: where.Thread, Stack: s.stackOf(r, k),
		seg: uint32(seg), lastSeg: uint32(seg), k: k, lastK: k,
	}
	if k == r.off {
		iv.Start = s.since(r)
	}
	for k+1 == r.end && r.more {
		seg++
		s = t.segments[seg]
		r, _ = s.find(r.g)
		k = r.off
		iv.End, iv.lastSeg, iv.lastK = s.endOf(r, k), uint32(seg), k
		if iv.Stack == NoStack && s.stack[k] != NoStack { // learnt later
			iv.Stack, iv.Op = s.stack[k], s.op[k]
		}
	}
	iv.Open = k+1 == r.end && seg == len(t.segments)-1
	return iv
}

// Next returns the interval after iv, and false at the end of the goroutine's life.
func (t *Trace) Next(iv Interval) (Interval, bool) {
	seg := int(iv.lastSeg)
	if iv.lastK != noLocal {
		s := t.segments[seg]
		r, _ := s.find(iv.Goroutine)
		if k := iv.lastK + 1; k < r.end {
			if s.op[k] == opEnded {
				return Interval{}, false
			}
			return t.view(seg, r, k), true
		}
	}
	if seg++; seg > int(t.goroutines[iv.Goroutine].lastSeg) {
		return Interval{}, false
	}
	r, ok := t.segments[seg].find(iv.Goroutine)
	if !ok {
		return t.unknown(iv.Goroutine, seg), true
	}
	return t.view(seg, r, r.off), true
}

// Prev returns the interval before iv, and false at the begin of the goroutine's life.
func (t *Trace) Prev(iv Interval) (Interval, bool) {
	if iv.Start <= t.goroutines[iv.Goroutine].first {
		return Interval{}, false
	}
	return t.IntervalAt(iv.Goroutine, iv.Start-1)
}

// Intervals yields a goroutine's intervals that touch [from, to), in time order.
func (t *Trace) Intervals(g Goroutine, from, to Time) iter.Seq[Interval] {
	return func(yield func(Interval) bool) {
		from = max(from, t.goroutines[g].first)
		iv, ok := t.IntervalAt(g, from)
		for ok && iv.Start < to && yield(iv) {
			iv, ok = t.Next(iv)
		}
	}
}
