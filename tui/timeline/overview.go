package timeline

import (
	"sort"

	"chanlens/model"
)

// buckets is the resolution of the overview in time.
const buckets = 512

// span is a stretch of time.
type span struct{ start, end model.Time }

// Overview is what the timeline needs to know of the whole trace: computed once,
// read at every drawing.
type Overview struct {
	Present [model.NumClasses]bool // classes that occur
	Digits  int                    // of the highest goroutine number

	running [buckets]model.Time // by all goroutines together
	peak    model.Time
	end     model.Time
	marks   spans // collections
	stops   spans // stops of the world
}

// NewOverview scans a trace once.
func NewOverview(t *model.Trace) *Overview {
	o := &Overview{end: max(t.End(), 1)}
	for i := range t.NumGoroutines() {
		o.Digits = max(o.Digits, digits(int64(t.Goroutine(model.Goroutine(i)).ID)))
	}
	for _, s := range t.Segments() {
		from := s.Info().Start
		for i := range s.NumRows() {
			o.addRow(s.Row(i), from)
		}
	}
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

// addRow adds one goroutine's intervals of one segment.
func (o *Overview) addRow(r model.Row, from model.Time) {
	for i, op := range r.Ops() {
		class := op.Class()
		o.Present[class] = true
		if class != model.ClassRunning {
			continue
		}
		o.addRunning(max(r.Start(i), from), r.End(i))
	}
}

func (o *Overview) addRunning(start, end model.Time) {
	first := mulDiv(start, buckets, o.end)
	for b := first; b < buckets && start < end; b++ {
		stop := min(mulDiv(b+1, o.end, buckets)+1, end)
		o.running[b] += max(stop-start, 0)
		start = max(stop, start)
	}
}

// HasBand reports whether the trace tells of collections or stops of the world.
func (o *Overview) HasBand() bool { return len(o.marks.list)+len(o.stops.list) > 0 }

// activity returns how busy the trace is in [from, to), from 0 to 8.
func (o *Overview) activity(from, to model.Time) int {
	if o.peak == 0 {
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
	return max(int(mulDiv(most, 8, o.peak)), 1)
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
