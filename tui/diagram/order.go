package diagram

import (
	"cmp"
	"slices"
)

// arrangement is what stands in which layer, in which order. It does not depend on sizes.
type arrangement struct {
	layers [][]int
	items  []item
	hops   []hop
	chains [][]int
}

// arrange puts nodes in layers and orders them.
func arrange(n int, arcs []arc) *arrangement {
	a := &arrangement{chains: make([][]int, len(arcs))}
	layer := rank(n, arcs)
	for v := range n {
		a.add(item{box: v, layer: layer[v]})
	}
	for i := range arcs {
		low, high := arcs[i].from, arcs[i].to
		if layer[low] > layer[high] {
			low, high = high, low
		}
		at := low
		for k := layer[low] + 1; k <= layer[high]; k++ {
			next := high
			if k < layer[high] {
				next = a.add(item{box: -1, layer: k, size: 1})
			}
			a.join(i, at, next)
			at = next
		}
	}
	a.sweep()
	return a
}

func (a *arrangement) add(it item) int {
	i := len(a.items)
	a.items = append(a.items, it)
	for len(a.layers) <= it.layer {
		a.layers = append(a.layers, nil)
	}
	a.layers[it.layer] = append(a.layers[it.layer], i)
	return i
}

func (a *arrangement) join(arc, from, to int) {
	h := len(a.hops)
	a.hops = append(a.hops, hop{arc: arc, from: from, to: to})
	a.items[from].after = append(a.items[from].after, h)
	a.items[to].before = append(a.items[to].before, h)
	a.chains[arc] = append(a.chains[arc], h)
}

// take gives a sketch the arrangement, which stays as it is.
func (s *sketch) take(a *arrangement) {
	s.layers, s.chains = a.layers, a.chains
	s.items, s.hops = slices.Clone(a.items), slices.Clone(a.hops)
	for i := range s.items {
		s.items[i].before, s.items[i].after = slices.Clone(a.items[i].before), slices.Clone(a.items[i].after)
	}
}

// sweeps is how often layers are ordered, there and back.
const sweeps = 12

// sweep orders the layers by turns: each item goes to the middle of what it is joined to
// in the layer before, or after. Of all orders met the one with fewest crossings stays.
func (a *arrangement) sweep() {
	best, least := a.copyLayers(), a.crossings()
	for round := range 2 * sweeps {
		if round%2 == 0 {
			for i := 1; i < len(a.layers); i++ {
				a.byMiddle(i, true, round%4 == 2)
			}
		} else {
			for i := len(a.layers) - 2; i >= 0; i-- {
				a.byMiddle(i, false, round%4 == 3)
			}
		}
		a.swap()
		if c := a.crossings(); c < least {
			best, least = a.copyLayers(), c
		}
		if least == 0 {
			break
		}
	}
	a.layers = best
}

func (a *arrangement) copyLayers() [][]int {
	out := make([][]int, len(a.layers))
	for i, l := range a.layers {
		out[i] = slices.Clone(l)
	}
	return out
}

// positions returns where each item stands in its layer.
func (a *arrangement) positions() []int {
	at := make([]int, len(a.items))
	for _, layer := range a.layers {
		for k, it := range layer {
			at[it] = k
		}
	}
	return at
}

// byMiddle orders layer i by what its items are joined to. Equals may change places.
func (a *arrangement) byMiddle(i int, before, turn bool) {
	at := a.positions()
	layer := a.layers[i]
	middle := make(map[int]float64, len(layer))
	for k, it := range layer {
		hops := a.items[it].after
		if before {
			hops = a.items[it].before
		}
		sum := 0
		for _, h := range hops {
			if before {
				sum += at[a.hops[h].from]
			} else {
				sum += at[a.hops[h].to]
			}
		}
		middle[it] = float64(k)
		if len(hops) > 0 {
			middle[it] = float64(sum) / float64(len(hops))
		}
	}
	if turn {
		slices.Reverse(layer)
	}
	slices.SortStableFunc(layer, func(x, y int) int { return cmp.Compare(middle[x], middle[y]) })
}

// swap exchanges neighbours as long as that saves crossings.
func (a *arrangement) swap() {
	at := a.positions()
	for round, swapped := 0, true; swapped && round < 10; round++ {
		swapped = false
		for _, layer := range a.layers {
			for k := 1; k < len(layer); k++ {
				x, y := layer[k-1], layer[k]
				if a.between(at, y, x) < a.between(at, x, y) {
					layer[k-1], layer[k] = y, x
					at[x], at[y] = k, k-1
					swapped = true
				}
			}
		}
	}
}

// between returns how often the hops of two items of a layer cross, x standing before y.
func (a *arrangement) between(at []int, x, y int) int {
	n := 0
	for _, p := range a.items[x].before {
		for _, q := range a.items[y].before {
			if at[a.hops[p].from] > at[a.hops[q].from] {
				n++
			}
		}
	}
	for _, p := range a.items[x].after {
		for _, q := range a.items[y].after {
			if at[a.hops[p].to] > at[a.hops[q].to] {
				n++
			}
		}
	}
	return n
}

// crossings returns how often hops cross.
func (a *arrangement) crossings() int {
	at := a.positions()
	byGap := make([][]int, len(a.layers))
	for i := range a.hops {
		k := a.items[a.hops[i].from].layer
		byGap[k] = append(byGap[k], i)
	}
	n := 0
	for _, hops := range byGap {
		for i, p := range hops {
			for _, q := range hops[:i] {
				x, y := &a.hops[p], &a.hops[q]
				if (at[x.from]-at[y.from])*(at[x.to]-at[y.to]) < 0 {
					n++
				}
			}
		}
	}
	return n
}
