package diagram

import (
	"cmp"
	"slices"
)

// ports finds where on its side of a box each edge leaves or arrives: as near as can be
// to its other end, so that many edges are straight. Then items move once more, for that.
func (s *sketch) ports() {
	s.allPorts()
	s.place()
	s.allPorts()
	for i := range s.hops {
		h := &s.hops[i]
		h.exit += s.items[h.from].cross
		h.entry += s.items[h.to].cross
	}
}

// allPorts sets the ports of all boxes, counted from where the box begins.
func (s *sketch) allPorts() {
	at := make([]int, len(s.items))
	for _, layer := range s.layers {
		for k, i := range layer {
			at[i] = k
		}
	}
	for range 2 { // the second time it is known where the other end is
		for i := range s.items {
			if s.items[i].box >= 0 {
				s.sidePorts(i, at, false)
			} else {
				for _, h := range s.items[i].before {
					s.hops[h].entry = 0
				}
				for _, h := range s.items[i].after {
					s.hops[h].exit = 0
				}
			}
		}
		for i := range s.items {
			if s.items[i].box >= 0 {
				s.sidePorts(i, at, true)
			}
		}
	}
}

// sidePorts sets the ports of one side of a box: where edges arrive from the layer before,
// or where they leave to the one after.
func (s *sketch) sidePorts(i int, at []int, entry bool) {
	it := &s.items[i]
	hops := it.after
	if entry {
		hops = it.before
	}
	if len(hops) == 0 {
		return
	}
	other := func(h *hop) int {
		if entry {
			return h.from
		}
		return h.to
	}
	slices.SortFunc(hops, func(a, b int) int {
		x, y := &s.hops[a], &s.hops[b]
		return cmp.Or(cmp.Compare(at[other(x)], at[other(y)]), cmp.Compare(x.arc, y.arc))
	})
	want, weight := make([]float64, len(hops)), make([]float64, len(hops))
	sep := make([]int, len(hops)-1)
	last := 0
	for k, p := range hops {
		h := &s.hops[p]
		o := &s.items[other(h)]
		far := o.cross - it.cross
		if entry {
			far += h.exit
		} else {
			far += h.entry
		}
		want[k], weight[k] = float64(far), 1
		if last = s.width(h, entry); k < len(sep) {
			sep[k] = last
		}
	}
	for k, where := range settleWithin(want, weight, sep, 1, it.size-1-last) {
		if h := &s.hops[hops[k]]; entry {
			h.entry = where
		} else {
			h.exit = where
		}
	}
}
