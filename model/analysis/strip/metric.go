package strip

import (
	"chanlens/model"
	"chanlens/model/analysis/visit"
)

// Metrics are strips about the program as a whole.
type Metrics struct {
	Heap  Series // most bytes in live heap objects, in each cell
	Goal  Series // highest goal of the collector, in bytes
	Procs Series // most processors there may be: GOMAXPROCS

	Runnable Series // goroutines that wait for a processor, on average
	Running  Series // goroutines that run: busy processors, on average
	Alive    Series // goroutines, on average
}

// NotTold is the value of a cell of which the trace tells nothing.
const NotTold = -1

// Series is a number that changes with time.
type Series struct {
	Unit  Unit
	Cells []int64 // NotTold where it is not known
	Most  int64   // of all cells; NotTold if none is known
}

// Unit says what a number counts.
type Unit uint8

// The units.
const (
	UnitBytes      Unit = iota
	UnitCount           // things
	UnitThousandth      // of a thing: averages
)

// levelStudy notes how the sampled values go.
type levelStudy struct {
	*window
	levels [numLevels]level
}

const numLevels = int(model.MetricProcs) + 1

// level is a sampled value: from a sample on it holds until the next one.
type level struct {
	last  int64   // NotTold before the first one
	cell  int     // reached
	cells []int64 // the most
}

func newLevelStudy(w *window) *levelStudy {
	s := &levelStudy{window: w}
	for i := range s.levels {
		l := &s.levels[i]
		l.last, l.cells = NotTold, make([]int64, w.cells)
		for c := range l.cells {
			l.cells[c] = NotTold
		}
	}
	return s
}

// Worker implements visit.Study: rows do not matter.
func (s *levelStudy) Worker() visit.Worker           { return s }
func (s *levelStudy) Row(segment int, row model.Row) {}
func (s *levelStudy) Done()                          {}

// Segment implements visit.OrderedStudy.
func (s *levelStudy) Segment(_ int, seg *model.Segment) {
	info := seg.Info()
	if seg.NumRows() == 0 {
		for i := range s.levels {
			s.levels[i].last = NotTold
		}
		return
	}
	from, to := max(info.Start, s.from), min(info.End, s.to)
	for i := range s.levels {
		s.levels[i].cell = s.cellOf(from)
	}
	for m := range s.t.Metrics(info.Start, to) {
		l := &s.levels[m.Kind]
		if m.At > from {
			s.hold(l, m.At)
		}
		l.last = int64(min(m.Value, 1<<63-1))
	}
	for i := range s.levels {
		s.hold(&s.levels[i], to)
	}
}

// hold notes that a level has held from the cell reached until a moment, and goes on to
// the cell of that.
func (s *levelStudy) hold(l *level, until model.Time) {
	for ; l.cell < s.cells && s.edges[l.cell] < until; l.cell++ {
		l.cells[l.cell] = max(l.cells[l.cell], l.last)
	}
	if until < s.to {
		l.cell = s.cellOf(until)
	}
}

// newMetrics makes metrics of what was sampled, and of what all goroutines did.
func newMetrics(s *Strips, total []model.Share, levels *levelStudy) *Metrics {
	mean := func(of func(*model.Share) model.Time) Series {
		cells := make([]int64, len(total))
		for x := range total {
			cells[x] = NotTold
			if known := s.Known[x]; known > 0 {
				cells[x] = thousandths(of(&total[x]), known)
			}
		}
		return newSeries(UnitThousandth, cells)
	}
	sampled := func(kind model.MetricKind, u Unit) Series { return newSeries(u, levels.levels[kind].cells) }
	return &Metrics{
		Heap:     sampled(model.MetricHeap, UnitBytes),
		Goal:     sampled(model.MetricGoal, UnitBytes),
		Procs:    sampled(model.MetricProcs, UnitCount),
		Runnable: mean(func(s *model.Share) model.Time { return s[model.ClassRunnable] }),
		Running:  mean(func(s *model.Share) model.Time { return s[model.ClassRunning] }),
		Alive:    mean(func(s *model.Share) model.Time { return s.Total() }),
	}
}

// thousandths returns 1000·a/b, without overflow on the way.
func thousandths(a, b model.Time) int64 { return int64(a/b*1000 + a%b*1000/b) }

func newSeries(u Unit, cells []int64) Series {
	s := Series{Unit: u, Cells: cells, Most: NotTold}
	for _, v := range cells {
		s.Most = max(s.Most, v)
	}
	return s
}
