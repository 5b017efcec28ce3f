package sums

import "chanlens/model"

// Machine is what the runtime and its processors did within a range.
type Machine struct {
	GC      model.Time // a garbage collection was marking
	Stopped model.Time // the world was stopped
	Procs   []Busy     // those that ran at some time, by number
}

// Busy is how long a processor ran.
type Busy struct {
	Proc model.Proc
	Time model.Time
}

// machineOf sums up what the runtime and its processors did in [from, to).
func machineOf(t *model.Trace, from, to model.Time) Machine {
	var m Machine
	for _, r := range t.Ranges() {
		if r.Start >= to {
			break // by start
		}
		within := min(r.End, to) - max(r.Start, from)
		switch {
		case within <= 0:
		case r.Kind == model.RangeGCMark:
			m.GC += within
		case r.Kind == model.RangeSTW:
			m.Stopped += within
		}
	}
	for _, p := range t.Procs() {
		busy := model.Time(0)
		for span := range t.ProcSpans(p, from, to) {
			if span.Running {
				busy += max(min(span.End, to)-max(span.Start, from), 0)
			}
		}
		if busy > 0 {
			m.Procs = append(m.Procs, Busy{p, busy})
		}
	}
	return m
}

// Busiest returns the processor that ran longest, and false if none did.
func (m *Machine) Busiest() (b Busy, ok bool) {
	for _, p := range m.Procs {
		if p.Time > b.Time {
			b, ok = p, true
		}
	}
	return b, ok
}
