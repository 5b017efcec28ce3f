package analysis

import (
	"cmp"
	"slices"
	"sync"
	"time"

	"chanlens/model"
)

// place is what the waits of a line have in common.
type place struct {
	op     model.Operation // canonical
	site   model.FrameID
	system bool
}

// line sums up the waits at a place.
type line struct {
	mu      sync.Mutex
	sums    Wait // but for the percentiles
	lengths lengths
}

// add adds the lengths of some waits, and how many of the waits are still open.
func (l *line) add(batch []model.Time, open int) {
	var total, longest model.Time
	for _, d := range batch {
		total += d
		longest = max(longest, d)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sum(len(batch), open, time.Duration(total), time.Duration(longest))
	l.lengths.add(batch)
}

// join adds the waits of another line, which is not used any more.
func (l *line) join(o *line) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sum(o.sums.Count, o.sums.Open, o.sums.Total, o.sums.Max)
	l.lengths.join(&o.lengths)
}

func (l *line) sum(count, open int, total, longest time.Duration) {
	l.sums.Count += count
	l.sums.Open += open
	l.sums.Total += total
	l.sums.Max = max(l.sums.Max, longest)
}

// lines are all lines, by place.
type lines struct {
	mu sync.Mutex
	by map[place]*line
}

func newLines() *lines { return &lines{by: make(map[place]*line)} }

// at returns the line for a place.
func (s *lines) at(p place) *line {
	s.mu.Lock()
	defer s.mu.Unlock()
	l := s.by[p]
	if l == nil {
		l = &line{sums: Wait{Op: p.op, Site: p.site, System: p.system}}
		s.by[p] = l
	}
	return l
}

// waits returns the finished lines, most time first.
func (s *lines) waits() []Wait {
	waits := make([]Wait, 0, len(s.by))
	for _, l := range s.by {
		w := l.sums
		found := l.lengths.percentiles(50, 99)
		w.P50, w.P99 = min(time.Duration(found[0]), w.Max), min(time.Duration(found[1]), w.Max)
		waits = append(waits, w)
	}
	slices.SortFunc(waits, func(a, b Wait) int {
		return cmp.Or(
			-cmp.Compare(a.Total, b.Total),
			cmp.Compare(a.Op, b.Op),
			cmp.Compare(a.Site, b.Site),
			cmp.Compare(btoi(a.System), btoi(b.System)),
		)
	})
	return waits
}
