package channel

import (
	"cmp"
	"math"
	"slices"
	"sync"
	"sync/atomic"

	"chanlens/model"
	"chanlens/model/analysis/visit"
	"chanlens/model/radix"
)

// Study looks for channels and locks. It implements [visit.OrderedStudy].
type Study struct {
	t     *model.Trace
	known model.Time // where what is there of the trace ends
	spots spots
	most  int // waits of a kind to look at one by one

	mu      sync.Mutex
	pairs   pairSums
	batches map[int][]*batch // by segment

	channels, locks log
	recorded        *recording // nil: no operations were recorded
	all, early      quotas
}

// quotas say by spot how many waits that ended there are looked at.
type quotas struct {
	left     []int32        // from now on
	fullFrom []atomic.Int32 // the first segment of which none are
}

func newQuotas(spots, each int) quotas {
	q := quotas{make([]int32, spots), make([]atomic.Int32, spots)}
	for i := range q.left {
		q.left[i] = int32(each)
		q.fullFrom[i].Store(math.MaxInt32)
	}
	return q
}

// take reports whether one more wait of a segment may be looked at.
func (q *quotas) take(segment int, spot uint32) bool {
	left := &q.left[spot]
	if *left == 0 {
		return false
	}
	if *left--; *left == 0 {
		q.fullFrom[spot].Store(int32(segment) + 1)
	}
	return true
}

// full reports whether no more waits of a segment may be looked at, as far as that is
// known yet.
func (q *quotas) full(segment int, spot uint32) bool {
	return int32(segment) >= q.fullFrom[spot].Load()
}

const (
	// maxWaits is how many ended waits on channels, and how many on locks, are looked at
	// one by one. They take 32 bytes each, and about as much for where they stand.
	maxWaits = 1 << 20
	// maxAtPlace is how many of those may be at one place. As many again may be early ones,
	// so that goroutines which come when a place is full are seen there, too.
	maxAtPlace = 1 << 14
	// maxEarly is how many waits of a goroutine at a place are early, in each segment.
	maxEarly = 8
)

// NewStudy returns a study of a trace.
func NewStudy(t *model.Trace) *Study { return newStudy(t, maxWaits, maxAtPlace) }

func newStudy(t *model.Trace, most, mostAtPlace int) *Study {
	s := &Study{t: t, spots: newSpots(t), most: most, batches: make(map[int][]*batch)}
	_, s.known = t.Known()
	for _, l := range []*log{&s.channels, &s.locks} {
		l.t, l.spots, l.known = t, &s.spots, s.known
	}
	s.pairs.of = make(map[pairKey]*pairSum)
	s.all, s.early = newQuotas(len(s.spots.all), mostAtPlace), newQuotas(len(s.spots.all), mostAtPlace)
	if t.Recorded() {
		s.recorded = newRecording(t, &s.spots, s.known)
	}
	if t.RecordedLocks() {
		s.locks.recorded = newRecordedLocks(t)
	}
	return s
}

// isRecorded reports whether anything about channels or locks was recorded.
func (s *Study) isRecorded() bool { return s.recorded != nil || s.locks.recorded != nil }

// Worker implements [visit.Study].
func (s *Study) Worker() visit.Worker {
	return &worker{s: s, pairs: pairSums{of: make(map[pairKey]*pairSum)}}
}

// newBatch returns where a worker puts what it finds in a segment.
func (s *Study) newBatch(segment int) *batch {
	b := new(batch)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.batches[segment] = append(s.batches[segment], b)
	return b
}

// full reports whether a wait in a segment will not be looked at, as far as that is known
// yet.
func (s *Study) full(segment int, v *seen) bool {
	return s.all.full(segment, v.where.spot()) && (!v.early || s.early.full(segment, v.where.spot()))
}

// Segment implements [visit.OrderedStudy]: it takes the waits of a segment over in the
// order of their ends.
func (s *Study) Segment(i int, _ *model.Segment) {
	s.mu.Lock()
	batches := s.batches[i]
	delete(s.batches, i)
	s.mu.Unlock()
	for sort, l := range []*log{ofChannels: &s.channels, ofLocks: &s.locks} {
		ended, open := inOrder(batches, sort)
		if sort == ofChannels && s.recorded != nil {
			ended, open = s.recorded.segment(opsOf(batches), ended, open)
			for _, v := range ended {
				s.pairs.add(s.spots.pairKey(v.Of), v.Of.end.Sub(v.Of.start), v.Of.delay)
			}
		}
		if l.recorded != nil {
			l.recorded.segment(locksOf(batches), ended, open)
		}
		for _, v := range ended {
			if s.takes(i, l, v.Of) {
				l.add(v.Of)
			}
		}
		l.open = append(l.open, open...)
	}
}

// takes reports whether one more wait of a segment is looked at.
func (s *Study) takes(segment int, l *log, v *seen) bool {
	spot := v.where.spot()
	if len(l.waits) == s.most || !s.all.take(segment, spot) && !(v.early && s.early.take(segment, spot)) {
		l.cut = true
		return false
	}
	if s.all.left[spot] == 0 {
		l.cut = true // by what workers leave out from now on
	}
	return true
}

// opsOf returns all operations that were recorded in the segment of batches.
func opsOf(batches []*batch) model.ChanRun {
	if len(batches) == 0 {
		return model.ChanRun{}
	}
	return batches[0].ops
}

// locksOf returns all waits for locks that were recorded in the segment of batches.
func locksOf(batches []*batch) model.SegmentLocks {
	if len(batches) == 0 {
		return model.SegmentLocks{}
	}
	return batches[0].locks
}

// inOrder joins batches: waits that ended, in the order of their ends, and open ones,
// in that of goroutines.
func inOrder(batches []*batch, sort int) (ended []radix.Keyed[*seen], open []seen) {
	n := 0
	for _, b := range batches {
		for _, c := range b.of[sort] {
			n += len(c)
		}
	}
	room := make([]radix.Keyed[*seen], 2*n)
	ended = room[:0:n]
	for _, b := range batches {
		for _, c := range b.of[sort] {
			for i := range c {
				if v := &c[i]; v.end == openEnd {
					open = append(open, *v)
				} else {
					ended = append(ended, radix.Keyed[*seen]{Key: radix.Ascending(v.end), Of: v})
				}
			}
		}
	}
	slices.SortFunc(open, func(a, b seen) int { return cmp.Compare(a.woken, b.woken) })
	if len(ended) == 0 {
		return nil, open
	}
	return radix.Sort(ended, room[n:][:len(ended)]), open
}
