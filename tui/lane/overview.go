package lane

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"sort"

	"chanlens/model"
	"chanlens/tui/gap"
)

// buckets is the resolution of the overview in time.
const buckets = model.ActivityParts

// span is a stretch of time.
type span struct{ start, end model.Time }

// Overview is what the timeline needs to know of the whole trace: computed once,
// read at every drawing.
type Overview struct {
	Present [model.NumClasses]bool // classes that occur
	Digits  int                    // of the highest goroutine number
	Gaps    []gap.Gap              // what of the trace is not there
	Growing bool                   // more of the trace comes

	running [buckets]model.Time // by all goroutines together
	peak    model.Time
	end     model.Time
	marks   spans // collections
	stops   spans // stops of the world
	rates   rates
	parts   map[partKey]*part // by segment
	seen    []span            // the extents of the parts, by start
}

// NewOverview looks at a trace once. before is the overview of an earlier, smaller
// part of the same trace, or nil: what it knows is not looked at again. It gives up
// soon after ctx is done, and what it returns then is of no use.
func NewOverview(ctx context.Context, t *model.Trace, before *Overview) *Overview {
	info := t.Info()
	o := &Overview{
		end: max(t.End(), 1), Gaps: gap.Of(t), Growing: info.Partial,
		rates: newRates(info.Generations), parts: make(map[partKey]*part),
	}
	for i := range t.NumGoroutines() {
		o.Digits = max(o.Digits, digits(int64(t.Goroutine(model.Goroutine(i)).ID)))
	}
	if before != nil {
		maps.Copy(o.parts, before.parts)
	}
	for _, s := range t.Segments() {
		if ctx.Err() != nil {
			return o
		}
		o.look(s)
	}
	o.addParts(t)
	for _, n := range o.running {
		o.peak = max(o.peak, n)
	}
	for _, r := range t.Ranges() {
		switch r.Kind {
		case model.RangeGCMark:
			o.marks.add(r.Start, r.End)
		case model.RangeSTW:
			o.stops.add(r.Start, r.End)
		}
	}
	return o
}

// look makes the part of a segment, unless there is one that still holds.
func (o *Overview) look(s *model.Segment) {
	if s.NumRows() == 0 {
		return
	}
	if p := o.parts[keyOf(s)]; p == nil || !p.of(s) {
		o.parts[keyOf(s)] = newPart(s)
	}
}

// addParts adds up the parts. While the trace grows, also those of segments that
// were seen and are not there at present, as when another stretch is loaded first.
func (o *Overview) addParts(t *model.Trace) {
	there := make(map[partKey]bool)
	for _, s := range t.Segments() {
		there[keyOf(s)] = s.NumRows() > 0
	}
	for key, p := range o.parts {
		if !there[key] && (!o.Growing || p.end > o.end) {
			delete(o.parts, key)
			continue
		}
		for class, present := range p.present {
			o.Present[class] = o.Present[class] || present
		}
		p.addTo(o)
		o.seen = append(o.seen, span{p.start, p.end})
	}
	slices.SortFunc(o.seen, func(a, b span) int { return cmp.Compare(a.start, b.start) })
}

// known reports whether it is known how busy the trace is at a moment.
func (o *Overview) known(at model.Time) bool {
	if o.absent(at) == model.Present {
		return true
	}
	i := sort.Search(len(o.seen), func(i int) bool { return o.seen[i].start > at })
	return i > 0 && at < o.seen[i-1].end
}

// HasBand reports whether the trace tells of collections or stops of the world, or
// may yet: lanes should not move down when the first one comes.
func (o *Overview) HasBand() bool { return o.Growing || len(o.marks.list)+len(o.stops.list) > 0 }

// peakBefore returns how busy the trace is at most before a moment.
func (o *Overview) peakBefore(at model.Time) (peak model.Time) {
	for _, n := range o.running[:min(mulDiv(at, buckets, o.end), buckets)] {
		peak = max(peak, n)
	}
	return peak
}

// activity returns how busy the trace is in [from, to), from 0 to 8, which stands for the
// peak.
func (o *Overview) activity(from, to, peak model.Time) int {
	if peak == 0 {
		return 0
	}
	first := min(mulDiv(from, buckets, o.end), buckets-1)
	last := min(max(mulDiv(to, buckets, o.end), first+1), buckets)
	var most model.Time
	for _, n := range o.running[first:last] {
		most = max(most, n)
	}
	if most == 0 {
		return 0
	}
	return min(max(int(mulDiv(most, 8, peak)), 1), 8)
}

// spans is stretches of time that do not overlap, by start, with the sum of the
// lengths of all before each.
type spans struct {
	list   []span
	before []model.Time
}

// add adds a stretch that starts no earlier than the one added before.
func (s *spans) add(start, end model.Time) {
	if n := len(s.list); n > 0 && start <= s.list[n-1].end {
		s.list[n-1].end = max(s.list[n-1].end, end)
		return
	}
	sum := model.Time(0)
	if n := len(s.list); n > 0 {
		sum = s.before[n-1] + s.list[n-1].end - s.list[n-1].start
	}
	s.list = append(s.list, span{start, end})
	s.before = append(s.before, sum)
}

// until returns how much time the stretches cover before a moment, and how many
// of them start before it.
func (s *spans) until(at model.Time) (covered model.Time, n int) {
	n = sort.Search(len(s.list), func(i int) bool { return s.list[i].start >= at })
	if n == 0 {
		return 0, 0
	}
	last := s.list[n-1]
	return s.before[n-1] + min(last.end, at) - last.start, n
}

// in returns how much of [from, to) the stretches cover, and whether any touches it.
func (s *spans) in(from, to model.Time) (covered model.Time, touched bool) {
	a, i := s.until(from)
	b, j := s.until(to)
	return b - a, j > i || b > a
}

func digits(n int64) int {
	d := 1
	for ; n >= 10; n /= 10 {
		d++
	}
	return d
}
