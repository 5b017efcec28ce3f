package finding

import (
	"chanlens/model"
)

// load says how the processors' time and the goroutines' that were ready to run fit
// together, over a trace in parts of about 2 ms.
type load struct {
	time      model.Time // looked at
	saturated model.Time // of that, with all processors busy
	full      model.Time // of all processors, while all were busy
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

// steady reports whether there was one number of processors, n, whenever all were busy.
func (l *load) steady(n int) bool { return l.full == model.Time(n)*l.saturated }

// Thresholds of a part.
const (
	// busyShare is how busy the processors are when they are taken for busy: system
	// calls and the scheduler itself take the rest.
	busyShare = 0.9
	// idleShare is how busy they are at most when one is taken for idle that could
	// have run something.
	idleShare = 0.75
)

// add adds a segment, in which the processors have some time in each part.
func (l *load) add(seg *model.Segment, sheets []*sheet, room *[model.ActivityParts]model.Time) {
	activity := seg.Activity()
	if activity == nil {
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
		if to <= from || room[p] == 0 {
			continue
		}
		ran := activity.Running[p]
		busy := float64(ran) / float64(room[p])
		l.time += to - from
		l.ready += ready[p]
		l.running += ran
		l.idle += max(room[p]-ran, 0)
		l.peak = max(l.peak, float64(ran)/float64(to-from))
		switch {
		case busy >= busyShare:
			l.saturated += to - from
			l.full += room[p]
			l.queued += ready[p]
			if queue := float64(ready[p]) / float64(to-from); queue > l.worstLoad {
				l.worst, l.worstLoad = Span{from, to}, queue
			}
		case busy <= idleShare:
			l.delayed += min(through[p]*(to-from), room[p]-ran)
		}
	}
}
