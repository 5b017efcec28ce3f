package model

import (
	"iter"
	"slices"
	"sort"
)

// procTransitions are the state changes of processors in one generation, in
// time order. A generation tells the state of every processor at its start.
type procTransitions struct {
	proc    []Proc
	at      []Time
	running []bool
	thread  []Thread
}

// bytes returns how much memory they take.
func (p *procTransitions) bytes() int64 { return int64(13 * len(p.proc)) }

// ProcState records that a processor starts (running) or stops, on the thread of w.
func (g *Generation) ProcState(at Time, proc int64, running bool, w Where) {
	if proc < 0 || proc > MaxProc {
		return
	}
	p := &g.procs
	p.proc = append(p.proc, Proc(proc))
	p.at = append(p.at, at)
	p.running = append(p.running, running)
	p.thread = append(p.thread, w.Thread)
}

// ProcStatus records that a processor is in a state since the generation's start.
func (g *Generation) ProcStatus(proc int64, running bool) {
	g.ProcState(g.info.Start, proc, running, Nowhere)
}

// ProcSpan is a time during which a processor ran on a thread or was idle.
type ProcSpan struct {
	Proc       Proc
	Start, End Time
	Running    bool
	Thread     Thread // NoThread when idle or not told
}

// procLane is one processor's spans in time order; each ends where the next
// begins, the last with what is looked at.
type procLane struct {
	start   []Time
	running []bool
	thread  []Thread
}

// add appends a change of state, unless it changes nothing.
func (l *procLane) add(at Time, running bool, thread Thread) {
	if n := len(l.start); n > 0 {
		if l.running[n-1] == running && (thread == NoThread || thread == l.thread[n-1]) {
			return
		}
		if at <= l.start[n-1] {
			l.running[n-1], l.thread[n-1] = running, thread
			return
		}
	}
	l.start = append(l.start, at)
	l.running = append(l.running, running)
	l.thread = append(l.thread, thread)
}

// Procs returns the processors seen, ascending.
func (t *Trace) Procs() []Proc { return t.procs }

// ProcSpans returns a processor's spans that touch [from, to), in time order. The
// first and the last may be longer than what is returned of them.
func (t *Trace) ProcSpans(p Proc, from, to Time) iter.Seq[ProcSpan] {
	return func(yield func(ProcSpan) bool) {
		var l procLane
		end := to
		for i := range t.segmentsIn(from, to) {
			s := t.segments[i]
			end = s.info.End
			if s.rows.len() == 0 {
				continue
			}
			of := &s.columns().procs
			for k, q := range of.proc {
				if q == p {
					l.add(of.at[k], of.running[k], of.thread[k])
				}
			}
		}
		i := sort.Search(len(l.start), func(i int) bool { return l.start[i] > from }) - 1
		for i = max(i, 0); i < len(l.start) && l.start[i] < to; i++ {
			stop := end
			if i+1 < len(l.start) {
				stop = l.start[i+1]
			}
			if !yield(ProcSpan{p, l.start[i], stop, l.running[i], l.thread[i]}) {
				return
			}
		}
	}
}

// ProcSpans yields what the processors did in the segment, clipped to it: the spans of
// each processor in time order, those of several in the order of their ends. The thread
// of a span that goes on from the segment before is not told.
func (s *Segment) ProcSpans() iter.Seq[ProcSpan] {
	return func(yield func(ProcSpan) bool) {
		if s.rows.len() == 0 {
			return
		}
		var open []ProcSpan // by processor; one without a length is none yet
		of := &s.columns().procs
		for k, p := range of.proc {
			for int(p) >= len(open) {
				open = append(open, ProcSpan{Proc: Proc(len(open)), Start: s.info.End, Thread: NoThread})
			}
			was, next := &open[p], ProcSpan{Proc: p, Start: of.at[k], Running: of.running[k], Thread: of.thread[k]}
			switch {
			case was.Start < s.info.End && was.Running == next.Running && (next.Thread == NoThread || next.Thread == was.Thread):
				continue // nothing changes
			case was.Start < next.Start:
				was.End = next.Start
				if !yield(*was) {
					return
				}
			}
			*was = next
		}
		for _, p := range open {
			if p.End = s.info.End; p.Start < p.End && !yield(p) {
				return
			}
		}
	}
}

// addProcs notes which processors there are.
func (b *Builder) addProcs(g *Generation) {
	for _, p := range g.procs.proc {
		if i, ok := slices.BinarySearch(b.t.procs, p); !ok {
			b.t.procs = slices.Insert(b.t.procs, i, p)
		}
	}
}
