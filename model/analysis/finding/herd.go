package finding

import (
	"cmp"
	"slices"
	"time"

	"chanlens/model"
)

// herdPlace is from where goroutines were woken together, and where they waited.
type herdPlace struct {
	kind        model.WakeKind
	waker, from model.FrameID
}

// herd adds up the times that many goroutines were woken together.
type herd struct {
	times int
	woken int
	again int        // of those, that waited again at once
	lost  model.Time // by them
	most  int        // at one time
	when  Span
	of    []model.Goroutine // then: a few of them
}

const (
	// herdMin is how many goroutines make a herd: fewer find a processor each on
	// most machines.
	herdMin = 8
	// herdGap is how long after one wake the next of the same herd comes at most. A
	// wake takes about a microsecond, more on a busy machine.
	herdGap = 10 * model.Time(time.Microsecond)
)

// crowd counts wakes by waker and time, so that those that cannot be part of a herd,
// which are nearly all, need not be sorted. Different ones may be counted together.
type crowd [1 << 14]uint16

// crowdTime is the resolution of a crowd in time; herds are looked for in three of it.
const crowdTime = 17 // bits of nanoseconds: 131 µs

func (c *crowd) at(w *woken, step model.Time) *uint16 {
	slot := uint64(w.at>>crowdTime+step)*0x9e3779b97f4a7c15 ^ uint64(w.waker)*0xc2b2ae3d27d4eb4f
	return &c[slot*0x9e3779b97f4a7c15>>(64-14)]
}

func (c *crowd) add(w *woken) {
	if n := c.at(w, 0); *n < herdMin {
		*n++
	}
}

func (c *crowd) mayBeHerd(w *woken) bool {
	return *c.at(w, 0)+*c.at(w, -1)+*c.at(w, 1) >= herdMin
}

// addHerds looks for herds among what a segment's sheets tell.
func (s *Study) addHerds(sheets []*sheet) {
	var c crowd
	for _, x := range sheets {
		for i := range x.together {
			c.add(&x.together[i])
		}
	}
	var all []woken
	for _, x := range sheets {
		for i := range x.together {
			if c.mayBeHerd(&x.together[i]) {
				all = append(all, x.together[i])
			}
		}
	}
	slices.SortFunc(all, func(a, b woken) int {
		return cmp.Or(cmp.Compare(a.waker, b.waker), cmp.Compare(a.at, b.at), cmp.Compare(a.g, b.g))
	})
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && all[to].waker == all[from].waker && all[to].stack == all[from].stack && all[to].at-all[to-1].at <= herdGap {
			to++
		}
		if to-from >= herdMin {
			s.addHerd(all[from:to])
		}
		from = to
	}
}

// addHerd adds goroutines that were woken together.
func (s *Study) addHerd(all []woken) {
	first := all[0]
	k := herdPlace{first.kind, s.t.Site(first.stack), s.t.Site(first.where)}
	h := s.herds[k]
	if h == nil {
		h = new(herd)
		s.herds[k] = h
	}
	h.times++
	h.woken += len(all)
	for _, w := range all {
		if w.again > 0 {
			h.again++
			h.lost += w.again
		}
	}
	if len(all) > h.most {
		h.most, h.when = len(all), Span{first.at, all[len(all)-1].at}
		h.of = h.of[:0]
		for _, w := range all[:min(len(all), maxFew)] {
			h.of = append(h.of, w.g)
		}
	}
}
