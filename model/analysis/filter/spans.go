package filter

import (
	"sort"

	"chanlens/model"
)

// startsOf returns where the segments of a trace start.
func startsOf(t *model.Trace) []model.Time {
	var list []model.Time
	for _, s := range t.Segments() {
		list = append(list, s.Info().Start)
	}
	return list
}

// spans counts how many spans of time touch each segment. A span costs the same if it is
// long: only where it begins and ends is noted.
type spans struct {
	starts []model.Time
	change []int // of the count, from one segment to the next
}

func newSpans(starts []model.Time) *spans {
	return &spans{starts: starts, change: make([]int, len(starts)+1)}
}

// add counts a span, of which both ends belong to it.
func (s *spans) add(from, to model.Time) {
	s.change[s.segment(from)]++
	s.change[s.segment(to)+1]--
}

// segment returns the segment that a moment lies in.
func (s *spans) segment(at model.Time) int {
	return max(0, sort.Search(len(s.starts), func(i int) bool { return s.starts[i] > at })-1)
}

// counts returns the counts by segment.
func (s *spans) counts() []int {
	list := make([]int, len(s.starts))
	n := 0
	for i := range list {
		n += s.change[i]
		list[i] = n
	}
	return list
}
