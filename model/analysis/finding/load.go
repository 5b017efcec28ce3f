package finding

import (
	"chanlens/model"
)

// load says how the processors' time and the goroutines' that were ready to run fit
// together, over a trace in parts of about 2 ms.
type load struct {
	time      model.Time // looked at
	saturated model.Time // of that, with all processors busy
	running   model.Time // by all goroutines
	idle      model.Time // by all processors
	ready     model.Time // all goroutines, to run
	queued    model.Time // ready to run while all processors were busy
	delayed   model.Time // ready to run all through parts in which a processor was idle
	woken     model.Time // ready to run after a wake
	wakes     int
	peak      float64 // most processors busy over a part
	worst     Span    // the part in which most were ready while all processors were busy
	worstLoad float64 // how many
}

// Thresholds of a part.
const (
	// busyShare is how busy the processors are when they are taken for busy: system
	// calls and the scheduler itself take the rest.
	busyShare = 0.9
	// idleShare is how busy they are at most when one is taken for idle that could
	// have run something.
	idleShare = 0.75
)

// add adds a segment.
func (l *load) add(seg *model.Segment, sheets []*sheet, procs int) {
	activity := seg.Activity()
	if activity == nil || procs == 0 {
		return
	}
	var ready, through [model.ActivityParts]model.Time
	for _, s := range sheets {
		s.addTo(&ready, &through)
		l.woken += s.woken
		l.wakes += s.wakes
	}
	s := sheets[0]
	for p := range ready {
		from, to := s.edge(p), s.edge(p+1)
		if to <= from {
			continue
		}
		ran := activity.Running[p]
		room := model.Time(procs) * (to - from)
		busy := float64(ran) / float64(room)
		l.time += to - from
		l.ready += ready[p]
		l.running += ran
		l.idle += max(room-ran, 0)
		l.peak = max(l.peak, float64(ran)/float64(to-from))
		switch {
		case busy >= busyShare:
			l.saturated += to - from
			l.queued += ready[p]
			if queue := float64(ready[p]) / float64(to-from); queue > l.worstLoad {
				l.worst, l.worstLoad = Span{from, to}, queue
			}
		case busy <= idleShare:
			l.delayed += min(through[p]*(to-from), room-ran)
		}
	}
}

// processors returns how many processors the program could use in a segment, as far
// as that is told near its start.
func processors(t *model.Trace, seg *model.Segment) int {
	info := seg.Info()
	n := 0
	for m := range t.Metrics(info.Start, info.End) {
		if m.Kind == model.MetricProcs {
			return int(m.Value)
		}
		if n++; n == metricsToLookAt {
			break
		}
	}
	return 0
}

// metricsToLookAt is after how many values without the number of processors it is
// given up: the runtime tells it first in each generation.
const metricsToLookAt = 64
