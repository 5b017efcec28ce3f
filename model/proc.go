package model

import (
	"iter"
	"slices"
	"sort"
)

// procTransitions are the state changes of processors in one generation, in
// time order.
type procTransitions struct {
	proc    []Proc
	at      []Time
	running []bool
	thread  []Thread
}

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
// begins, the last with the trace.
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

// clone returns a copy to which nothing is added.
func (l *procLane) clone() *procLane {
	return &procLane{slices.Clone(l.start), slices.Clone(l.running), slices.Clone(l.thread)}
}

// Procs returns the processors seen, ascending.
func (t *Trace) Procs() []Proc {
	procs := make([]Proc, 0, len(t.procs))
	for p := range t.procs {
		procs = append(procs, p)
	}
	slices.Sort(procs)
	return procs
}

// ProcSpans returns a processor's spans that touch [from, to), in time order.
func (t *Trace) ProcSpans(p Proc, from, to Time) iter.Seq[ProcSpan] {
	return func(yield func(ProcSpan) bool) {
		l := t.procs[p]
		if l == nil {
			return
		}
		i := sort.Search(len(l.start), func(i int) bool { return l.start[i] > from }) - 1
		for i = max(i, 0); i < len(l.start) && l.start[i] < to; i++ {
			end := t.end
			if i+1 < len(l.start) {
				end = l.start[i+1]
			}
			if !yield(ProcSpan{p, l.start[i], end, l.running[i], l.thread[i]}) {
				return
			}
		}
	}
}
