package diagram

import "math"

// settle returns places that are as near as can be to what is wanted, in the same order
// and at least sep[i] from place i to the next: it is what least squares ask for, by
// pooling those that would be too near (isotonic regression).
func settle(want, weight []float64, sep []int) []int {
	return settleWithin(want, weight, sep, math.MinInt32, math.MaxInt32)
}

// settleWithin is settle between two bounds, which leave room for all.
func settleWithin(want, weight []float64, sep []int, low, high int) []int {
	type pool struct {
		at, weight float64
		n          int
	}
	var pools []pool
	offset := 0
	for i := range want {
		pools = append(pools, pool{want[i] - float64(offset), weight[i], 1})
		for k := len(pools) - 1; k > 0 && pools[k-1].at > pools[k].at; k-- {
			a, b := pools[k-1], pools[k]
			w := a.weight + b.weight
			pools = append(pools[:k-1], pool{(a.at*a.weight + b.at*b.weight) / w, w, a.n + b.n})
		}
		if i < len(sep) {
			offset += sep[i]
		}
	}
	last := 0
	for i := range len(want) - 1 {
		last += sep[i]
	}
	places := make([]int, 0, len(want))
	offset = 0
	for _, p := range pools {
		for range p.n {
			i := len(places)
			base := min(max(int(math.Floor(p.at+0.5)), low), high-last)
			places = append(places, base+offset)
			if i < len(sep) {
				offset += sep[i]
			}
		}
	}
	return places
}

// grow gives boxes the room that the edges at their sides need.
func (s *sketch) grow() {
	for i := range s.items {
		it := &s.items[i]
		if it.box < 0 {
			continue
		}
		need := max(s.room(it.before, true), s.room(it.after, false))
		it.size = max(s.acrossOf(it.box), need+2)
	}
	for i := range s.hops {
		h := &s.hops[i]
		h.exit, h.entry = s.items[h.from].size/2, s.items[h.to].size/2
	}
	for _, layer := range s.layers {
		at := 0
		for k, i := range layer {
			if k > 0 {
				at += s.apart(&s.items[layer[k-1]], &s.items[i])
			}
			s.items[i].cross = at
			at += s.items[i].size
		}
	}
}

// room returns how much the edges at a side of a box take.
func (s *sketch) room(hops []int, entry bool) int {
	n := 0
	for _, h := range hops {
		n += s.width(&s.hops[h], entry)
	}
	return n
}

// width returns how much an edge takes at a box: where layers are rows, its label is
// beside it.
func (s *sketch) width(h *hop, entry bool) int {
	if n := s.labelAt(h, entry); s.down && n > 0 {
		return 1 + n
	}
	return 1
}

// places is how often items are moved to those they are joined to.
const places = 6

// place moves items near what they are joined to. Until ports know better, edges leave
// boxes in the middle: exit and entry are counted from where the box begins.
func (s *sketch) place() {
	for round := range places {
		for i := range s.layers {
			s.placeLayer(i, true, round == places-1)
		}
		for i := len(s.layers) - 1; i >= 0; i-- {
			s.placeLayer(i, round == places-1, true)
		}
	}
}

// placeLayer moves the items of a layer near those of the layer before, or after, or both.
func (s *sketch) placeLayer(i int, before, after bool) {
	layer := s.layers[i]
	want, weight := make([]float64, len(layer)), make([]float64, len(layer))
	sep := make([]int, len(layer)-1)
	for k, at := range layer {
		it := &s.items[at]
		sum, n := 0.0, 0.0
		pull := func(to, heavy float64) { sum, n = sum+to*heavy, n+heavy }
		if before {
			for _, p := range it.before {
				h := &s.hops[p]
				from := &s.items[h.from]
				pull(float64(from.cross+h.exit-h.entry), s.strength(from, it))
			}
		}
		if after {
			for _, p := range it.after {
				h := &s.hops[p]
				to := &s.items[h.to]
				pull(float64(to.cross+h.entry-h.exit), s.strength(to, it))
			}
		}
		want[k], weight[k] = float64(it.cross), 0.1
		if n > 0 {
			want[k], weight[k] = sum/n, n
		}
		if k+1 < len(layer) {
			sep[k] = it.size + s.apart(it, &s.items[layer[k+1]])
		}
	}
	for k, at := range settle(want, weight, sep) {
		s.items[layer[k]].cross = at
	}
}

// strength says how much an edge wants to be straight: more in the middle of its way.
func (s *sketch) strength(a, b *item) float64 {
	switch {
	case a.box < 0 && b.box < 0:
		return 8
	case a.box < 0 || b.box < 0:
		return 2
	}
	return 1
}
