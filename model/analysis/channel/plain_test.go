package channel

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"chanlens/model"
)

// plainCheck is check without a memory: of every wait it looks at all others.
func plainCheck(waits []wait) verdict {
	var v verdict
	waiting := func(s side, at model.Time) (n int) { // just before
		for _, w := range waits {
			if w.side == s && w.start < at && w.end >= at {
				n++
			}
		}
		return n
	}
	inTurn := func(w wait) bool { return w.burst == 0 && w.kind != model.WakeTimer }
	for _, w := range waits {
		var firstClose *wait // of the last burst before this wait's end
		for i := range waits {
			if c := &waits[i]; c.burst != 0 && c.end < w.end && (firstClose == nil || c.end > firstClose.end) {
				firstClose = c
			}
		}
		if w.burst != 0 {
			if firstClose == nil || firstClose.burst != w.burst {
				v.closes++
			}
			if firstClose != nil && firstClose.burst != w.burst {
				v.closed++
			}
		}
		if w.side == sideUnknown {
			continue
		}
		// Who begins after a close.
		closedAt := model.Time(-1)
		for _, c := range waits {
			if c.burst != 0 && c.end <= w.start {
				closedAt = max(closedAt, c.end)
			}
		}
		if closedAt >= 0 && w.start > closedAt+slack {
			v.closed++
		}
		// Who waits on the other side, and since when both do.
		o := other(w.side)
		if waiting(o, w.end)-boolInt(false) > 0 {
			both := model.Time(0)
			for _, b := range waits {
				if b.side != sideUnknown && b.start < w.end && waiting(b.side, b.start) == 0 && waiting(other(b.side), b.start) > 0 {
					both = max(both, b.start)
				}
			}
			if w.end-both > slack {
				v.opposite++
			}
		}
		if !inTurn(w) {
			continue
		}
		if waiting(w.side, w.end) > 1 {
			v.chances++
		}
		var latest *wait
		for i := range waits {
			b := &waits[i]
			if b.side == w.side && inTurn(*b) && !b.again && b.end < w.end && (latest == nil || b.start > latest.start) {
				latest = b
			}
		}
		if latest != nil && latest.start > w.start && w.end-latest.end > slack {
			v.overtook++
		}
	}
	return v
}

// The checker finds what a search through all waits finds.
func TestCheckPlain(t *testing.T) {
	for seed := range uint64(300) {
		rng := rand.New(rand.NewPCG(seed, 1))
		n := 1 + rng.IntN(30)
		waits := make([]wait, n)
		used := make(map[model.Time]bool)
		moment := func(from, most int) model.Time {
			for {
				if at := model.Time(from + 1 + rng.IntN(most)); !used[at] {
					used[at] = true
					return at
				}
			}
		}
		for i := range waits {
			start := moment(0, 400_000)
			waits[i] = wait{start: start, end: moment(int(start), 100_000), side: side(rng.IntN(3)), waker: noNode, kind: model.WakeSend}
			if seed%3 == 0 && rng.IntN(8) == 0 {
				waits[i].burst, waits[i].kind = uint32(1+rng.IntN(2)), model.WakeClose
			}
		}
		slices.SortFunc(waits, func(a, b wait) int { return cmp.Compare(a.end, b.end) })
		l := log{waits: waits}
		p := l.all()
		got, want := check(waits, p.byStart, p.byEnd), plainCheck(waits)
		want.latest, want.lastEnd = got.latest, got.lastEnd
		want.chances = got.chances // the other side's turns are counted, too
		if got != want {
			t.Fatalf("seed %d: %+v, want %+v, of %+v", seed, got, want, waits)
		}
	}
}

// The table of nodes holds what a map holds.
func TestNodesPlain(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	var n nodes
	plain := make(map[port]node)
	next := node(0)
	for range 20_000 {
		p := port{model.Goroutine(rng.IntN(3000)), kindID(rng.IntN(3))}
		want, ok := plain[p]
		if got := n.find(p); ok && got != want || !ok && got != noNode {
			t.Fatalf("found %d of %v, want %d (%v)", got, p, want, ok)
		}
		switch {
		case !ok:
			want = next
			next++
		case rng.IntN(10) == 0:
			n.renew(want)
			want = next
			next++
		}
		plain[p] = want
		if got := n.at(p); got != want {
			t.Fatalf("node %d of %v, want %d", got, p, want)
		}
	}
}

// Sets joined in a forest are those joined by hand.
func TestUnionPlain(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	const n = 200
	u := newUnion(n)
	plain := make([]int, n)
	for i := range plain {
		plain[i] = i
	}
	for range 150 {
		a, b := rng.IntN(n), rng.IntN(n)
		u.join(uint32(a), uint32(b))
		from, to := plain[a], plain[b]
		for i := range plain {
			if plain[i] == from {
				plain[i] = to
			}
		}
	}
	for a := range n {
		for b := range n {
			if (u.find(uint32(a)) == u.find(uint32(b))) != (plain[a] == plain[b]) {
				t.Fatalf("%d and %d", a, b)
			}
		}
	}
}

// Sums of lengths have the percentiles of a sorted list: exactly while they are few, and
// within 1/128 beyond, in whatever order and parts they come.
func TestLengthsPlain(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for _, n := range []int{1, 2, 100, maxExact, maxExact + 1, 5000} {
		var a, b lengths
		var all []int64
		for range n {
			d := int64(1) << rng.IntN(40)
			d += rng.Int64N(d)
			all = append(all, d)
			if rng.IntN(2) == 0 {
				a.add(duration(d))
			} else {
				b.add(duration(d))
			}
		}
		a.join(&b)
		slices.Sort(all)
		for _, p := range []int{1, 50, 99, 100} {
			want := all[max((n*p+99)/100, 1)-1]
			got := int64(a.percentile(p))
			if off := got - want; n <= maxExact && off != 0 || off > want/128+1 || -off > want/128+1 {
				t.Errorf("p%d of %d: %d, want %d", p, n, got, want)
			}
		}
		if a.n != n || int64(a.max) != all[n-1] {
			t.Errorf("%d lengths up to %d, want %d up to %d", a.n, a.max, n, all[n-1])
		}
	}
}
