package lane

import "chanlens/model"

// part is what one segment adds to an [Overview]. It is kept, so that a trace
// which grows by a segment costs a look at that segment, and so that what was seen
// of a segment is known while the trace is shown without it.
type part struct {
	start, end model.Time
	events     uint64
	present    [model.NumClasses]bool
	running    [buckets]model.Time // by all goroutines together
}

// partKey tells a segment of a trace from all others.
type partKey struct {
	number uint64
	offset int64
}

func keyOf(s *model.Segment) partKey { return partKey{s.Info().Number, s.Info().Offset} }

// of reports whether the part is that of a segment as it is.
func (p *part) of(s *model.Segment) bool {
	info := s.Info()
	return p.start == info.Start && p.end == max(info.End, info.Start+1) && p.events == info.Events
}

// newPart returns the part of a segment.
func newPart(s *model.Segment) *part {
	info, activity := s.Info(), s.Activity()
	return &part{
		start: info.Start, end: max(info.End, info.Start+1), events: info.Events,
		present: activity.Present, running: activity.Running,
	}
}

// addTo adds what ran in the part to the buckets of an overview of all of a trace:
// that of one bucket of the part is taken to have run evenly in it.
func (p *part) addTo(o *Overview) {
	at := func(b int) model.Time { return p.start + mulDiv(model.Time(b), p.end-p.start, buckets) }
	whole := p.start == 0 && p.end == o.end
	for b, ran := range p.running {
		switch from, to := at(b), at(b+1); {
		case ran == 0:
		case whole:
			o.running[b] += ran
		default:
			first, last := mulDiv(from, buckets, o.end), mulDiv(max(to-1, from), buckets, o.end)
			for i := first; i <= min(last, buckets-1); i++ {
				lo, hi := max(from, mulDiv(i, o.end, buckets)), min(to, mulDiv(i+1, o.end, buckets))
				o.running[i] += mulDiv(ran, max(hi-lo, 0), max(to-from, 1))
			}
		}
	}
}
