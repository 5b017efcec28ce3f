package finding

import (
	"sync"

	"chanlens/model"
	"chanlens/model/analysis/visit"
)

// Study gathers what the checks need and no other analysis has. It implements
// [visit.OrderedStudy].
//
//  1. A worker looks at rows. What it meets it adds up by place (place.go) and by the
//     go statement that created a goroutine (births.go).
//  2. What belongs to moments it notes on a sheet of the segment (sheet.go): how much
//     was ready to run when, and who was woken together.
//  3. When all rows of a segment are seen, its sheets become numbers (load.go,
//     herd.go, collector.go), and are used for another segment.
//  4. In the end what the workers added up is joined. Nothing depends on which of
//     them saw what: all are sums, extremes, and the first few by number.
//
// It holds a little for every place and every go statement, and for the segments in
// work some room that does not grow with how many intervals they have, but for those
// wakes that woke several goroutines at once.
type Study struct {
	t     *model.Trace
	known model.Time // where what is there of the trace ends
	procs processors

	mu      sync.Mutex
	workers []*worker
	sheets  map[int][]*sheet // of segments in work
	spare   []*sheet

	load      load
	herds     map[herdPlace]*herd
	collector collector

	once   sync.Once
	places map[placeKey]*place
	lives  map[model.FrameID]*lives
}

// NewStudy returns a study of a trace.
func NewStudy(t *model.Trace) *Study {
	s := &Study{t: t, sheets: make(map[int][]*sheet), herds: make(map[herdPlace]*herd), procs: processors{now: len(t.Procs()), most: len(t.Procs())}}
	_, s.known = t.Known()
	return s
}

// Worker implements [visit.Study].
func (s *Study) Worker() visit.Worker {
	w := &worker{
		s: s, t: s.t, segment: -1,
		places: make(map[placeKey]*place),
		routes: make([]*route, s.t.NumStacks()+1),
		lives:  make(map[model.StackID]*lives),
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.workers = append(s.workers, w)
	return w
}

// Segment implements [visit.OrderedStudy].
func (s *Study) Segment(i int, seg *model.Segment) {
	s.mu.Lock()
	sheets := s.sheets[i]
	delete(s.sheets, i)
	s.mu.Unlock()
	if len(sheets) == 0 {
		return
	}
	s.load.add(seg, sheets, s.procs.room(s.t, seg))
	s.addHerds(sheets)
	s.collector.add(seg)
	s.mu.Lock()
	s.spare = append(s.spare, sheets...)
	s.mu.Unlock()
}

// sheet returns a clean sheet of a segment.
func (s *Study) sheet(segment int) *sheet {
	info := s.t.Segments()[segment].Info()
	s.mu.Lock()
	defer s.mu.Unlock()
	var x *sheet
	if n := len(s.spare); n > 0 {
		x, s.spare = s.spare[n-1], s.spare[:n-1]
	} else {
		x = new(sheet)
	}
	x.clean(info.Start, info.End)
	s.sheets[segment] = append(s.sheets[segment], x)
	return x
}

// join brings together what the workers added up, once.
func (s *Study) join() {
	s.once.Do(func() {
		s.places, s.lives = make(map[placeKey]*place), make(map[model.FrameID]*lives)
		for _, w := range s.workers {
			for k, p := range w.places {
				if all := s.places[k]; all != nil {
					all.join(p)
				} else {
					s.places[k] = p
				}
			}
			for stack, l := range w.lives {
				site := s.t.Site(stack)
				if all := s.lives[site]; all != nil {
					all.join(l)
				} else {
					s.lives[site] = l
				}
			}
		}
		s.workers = nil
	})
}
