package profile

import (
	"context"
	"runtime"
	"slices"
	"sync/atomic"

	"chanlens/model"
	"chanlens/model/crash"
)

// census goes through the goroutines that were met when all rows are seen, and counts
// them in their groups.
func (s *study) census(ctx context.Context) {
	for _, w := range s.workers {
		s.counted = append(s.counted, w.groups)
	}
	n := s.t.NumGoroutines()
	pages := (n + pageLen - 1) / pageLen
	all := slices.ContainsFunc(s.holes, func(h hole) bool { return h.lost }) // in which nobody was met
	var next atomic.Int64
	var wg crash.Group
	for range min(runtime.GOMAXPROCS(0), pages/censusShare+1) {
		c := s.counter()
		wg.Go(func() {
			for ctx.Err() == nil {
				from := int(next.Add(censusShare)) - censusShare
				if from >= pages {
					return
				}
				for page := from; page < min(from+censusShare, pages); page++ {
					if !all && !s.goroutines.met(page) {
						continue
					}
					for g := page * pageLen; g < min((page+1)*pageLen, n); g++ {
						c.count(model.Goroutine(g))
					}
				}
			}
		})
	}
	wg.Wait()
	s.goroutines.sums = nil
}

// censusShare is how many pages of goroutines are counted at a time.
const censusShare = 64

// counter counts some of the goroutines.
type counter struct {
	s      *study
	groups *groups
}

// counter returns a new counter, whose groups belong to the study.
func (s *study) counter() *counter {
	c := &counter{s: s, groups: newGroups(s.t)}
	s.counted = append(s.counted, c.groups)
	return c
}

// count counts a goroutine, if it lives in the range.
func (c *counter) count(g model.Goroutine) {
	s := c.s
	info := s.t.Goroutine(g)
	from, to := max(info.First, s.from), min(info.Last, s.to)
	if from >= to || !s.o.has(g, &info) {
		return
	}
	of := c.groups.of(&info)
	n := &of.counts
	n.Count++
	if s.goroutines.finish(g, of); s.goroutines.ran(g) {
		n.Ran++
	}
	of.measures[Life].add(to - from)
	first := s.axis.part(from)
	of.alive.add(s.axis, first, s.axis.part(to), from, to)
	if info.Created >= s.from && info.Created != model.NoTime {
		n.Created++
	}
	switch end := min(s.to, s.known); {
	case info.Last > end, info.Last == end && info.Ended == model.NoTime:
		n.AtEnd++
	case info.Ended != model.NoTime:
		n.Exited++
	}
	for _, h := range s.holes {
		if h.lost {
			n.Time[model.ClassUnknown] += max(min(h.to, to)-max(h.from, from), 0)
		}
	}
}
