package lane

import "chanlens/model"

// Forest is goroutines by who created whom.
type Forest struct {
	above    []int32           // by goroutine: who created it, or the nearest one above that is not left out; -1: nobody
	off      []int32           // by goroutine, one more: its children
	children []model.Goroutine // by who created them, each in the order of goroutines
	roots    []model.Goroutine
	size     []int32 // by goroutine: how many it led to, itself included; 0: it is left out
	stuck    []int32 // likewise: how many of them are stuck
	lives    []life  // likewise: from when to when any of them is seen
}

// newForest looks at who created whom. Families stand in the order of the first goroutine
// of each in the list.
func newForest(r *Roll, list []model.Goroutine, stuck Stuck) *Forest {
	n := len(r.lives)
	f := &Forest{
		above: make([]int32, n), off: make([]int32, n+1), children: make([]model.Goroutine, len(list)),
		size: make([]int32, n), stuck: make([]int32, n), lives: make([]life, n),
	}
	for i := range f.above {
		f.above[i] = -1
	}
	for _, g := range list {
		f.size[g], f.lives[g] = 1, r.lives[g]
		if _, ok := stuck(g); ok {
			f.stuck[g] = 1
		}
	}
	for _, g := range list {
		f.above[g] = f.nearest(r.trace, g)
	}
	f.link(list)
	f.plant(list)
	f.sum()
	return f
}

// nearest returns the nearest goroutine above that is not left out. Who created a goroutine
// was created before: what says otherwise is not believed, so that the way up ends.
func (f *Forest) nearest(t *model.Trace, g model.Goroutine) int32 {
	info := t.Goroutine(g)
	for info.Creator != model.NoGoroutine {
		up := t.Goroutine(info.Creator)
		if up.Created != model.NoTime && up.Created >= info.Created {
			return -1
		}
		if f.size[info.Creator] > 0 {
			return int32(info.Creator)
		}
		info = up
	}
	return -1
}

// link puts the children of each goroutine side by side.
func (f *Forest) link(list []model.Goroutine) {
	for _, g := range list {
		if up := f.above[g]; up >= 0 {
			f.off[up+1]++
		}
	}
	for i := 1; i < len(f.off); i++ {
		f.off[i] += f.off[i-1]
	}
	next := append([]int32(nil), f.off...)
	for _, g := range list {
		if up := f.above[g]; up >= 0 {
			f.children[next[up]] = g
			next[up]++
		}
	}
}

// plant finds the roots.
func (f *Forest) plant(list []model.Goroutine) {
	done := make([]bool, len(f.above))
	for _, g := range list {
		for !done[g] {
			done[g] = true
			if f.above[g] < 0 {
				f.roots = append(f.roots, g)
				break
			}
			g = model.Goroutine(f.above[g])
		}
	}
}

// sum adds up what families are, from the leaves.
func (f *Forest) sum() {
	all := make([]model.Goroutine, 0, len(f.children)) // each one behind who created it
	all = append(all, f.roots...)
	for i := 0; i < len(all); i++ {
		all = append(all, f.childrenOf(all[i])...)
	}
	for i := len(all) - 1; i >= 0; i-- {
		g := all[i]
		if up := f.above[g]; up >= 0 {
			f.size[up] += f.size[g]
			f.stuck[up] += f.stuck[g]
			f.lives[up] = life{min(f.lives[up].first, f.lives[g].first), max(f.lives[up].last, f.lives[g].last)}
		}
	}
}

// childrenOf returns whom a goroutine created.
func (f *Forest) childrenOf(g model.Goroutine) []model.Goroutine {
	return f.children[f.off[g]:f.off[g+1]]
}

// leaves reports whether none of those whom a goroutine created has created anybody.
func (f *Forest) leaves(g model.Goroutine) bool { return int(f.size[g])-1 == len(f.childrenOf(g)) }

// walk calls yield for a goroutine and all it led to.
func (f *Forest) walk(g model.Goroutine, yield func(model.Goroutine) bool) {
	rest := []model.Goroutine{g}
	for len(rest) > 0 {
		g := rest[len(rest)-1]
		rest = append(rest[:len(rest)-1], f.childrenOf(g)...)
		if !yield(g) {
			return
		}
	}
}
