package analysis

import "chanlens/model"

// Summary counts what a trace holds.
type Summary struct {
	Goroutines int // seen at any time
	Created    int // by a go statement within the trace
	AtEnd      int // alive when the trace, or what is known of it, ends
	SystemEnd  int // of those, the runtime's and the tracer's own
	Processors int // seen at any time
}

// Summarize counts what a trace holds.
func Summarize(t *model.Trace) Summary {
	s := Summary{Goroutines: t.NumGoroutines(), Processors: len(t.Procs())}
	_, end := t.Known()
	for g := range t.NumGoroutines() {
		info := t.Goroutine(model.Goroutine(g))
		if info.Created != model.NoTime {
			s.Created++
		}
		if info.Ended == model.NoTime && info.Last == end {
			s.AtEnd++
			if info.System {
				s.SystemEnd++
			}
		}
	}
	return s
}
