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
	recorded        *recording     // nil: no operations were recorded
	fullFrom        []atomic.Int32 // by spot: the first segment of which no ended waits there are looked at any more
	left            []int32        // by spot: how many are, from now on
}

const (
	// maxWaits is how many ended waits on channels, and how many on locks, are looked at
	// one by one. They take 32 bytes each, and about as much for where they stand.
	maxWaits = 1 << 20
	// maxAtPlace is how many of those may be at one place.
	maxAtPlace = 1 << 14
)

// NewStudy returns a study of a trace.
func NewStudy(t *model.Trace) *Study { return newStudy(t, maxWaits, maxAtPlace) }

func newStudy(t *model.Trace, most, mostAtPlace int) *Study {
	s := &Study{t: t, spots: newSpots(t), most: most, batches: make(map[int][]*batch)}
	_, s.known = t.Known()
	s.channels.t, s.channels.known = t, s.known
	s.locks.t, s.locks.known = t, s.known
	s.pairs.of = make(map[pairKey]*pairSum)
	s.fullFrom, s.left = make([]atomic.Int32, len(s.spots.all)), make([]int32, len(s.spots.all))
	for i := range s.fullFrom {
		s.fullFrom[i].Store(math.MaxInt32)
		s.left[i] = int32(mostAtPlace)
	}
	if t.Recorded() {
		s.recorded = newRecording(t, &s.spots, s.known)
	}
	return s
}

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
	return int32(segment) >= s.fullFrom[v.where.spot()].Load()
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
		for _, v := range ended {
			left := &s.left[v.Of.where.spot()]
			if *left == 0 || len(l.waits) == s.most {
				l.cut = true
				continue
			}
			if *left--; *left == 0 {
				l.cut = true // by what workers leave out from now on
				s.fullFrom[v.Of.where.spot()].Store(int32(i) + 1)
			}
			l.add(v.Of)
		}
		l.open = append(l.open, open...)
	}
}

// opsOf returns all operations that were recorded in the segment of batches.
func opsOf(batches []*batch) model.ChanRun {
	if len(batches) == 0 {
		return model.ChanRun{}
	}
	return batches[0].ops
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
