package order

import (
	"cmp"
	"slices"
	"testing"

	"chanlens/model"
	"chanlens/samples"
	"chanlens/traceparse"
)

// place is where an edge leaves a goroutine, or arrives: what leaves at a moment does so
// before what arrives.
type place struct {
	g  model.Goroutine
	at model.Time // doubled, and one more of what arrives
}

// circle reports whether something comes before itself, by edges and the order of programs.
func circle(o *Order) bool {
	after, before := make(map[place][]place), make(map[place]int)
	var all []place
	join := func(a, b place) { after[a] = append(after[a], b); before[b]++ }
	for i := range o.edges {
		e := &o.edges[i]
		from, to := place{e.From.Goroutine, 2 * min(e.until, never/2)}, place{e.To.Goroutine, 2*e.To.At + 1}
		join(from, to)
		all = append(all, from, to)
	}
	slices.SortFunc(all, func(a, b place) int { return cmp.Or(cmp.Compare(a.g, b.g), cmp.Compare(a.at, b.at)) })
	all = slices.Compact(all)
	var free []place
	for i, p := range all {
		if i > 0 && all[i-1].g == p.g {
			join(all[i-1], p)
		}
	}
	for _, p := range all {
		if before[p] == 0 {
			free = append(free, p)
		}
	}
	done := 0
	for ; len(free) > 0; done++ {
		p := free[len(free)-1]
		free = free[:len(free)-1]
		for _, q := range after[p] {
			if before[q]--; before[q] == 0 {
				free = append(free, q)
			}
		}
	}
	return done < len(all)
}

// TestNoCircle: nothing comes before itself.
func TestNoCircle(t *testing.T) {
	for seed := range uint64(40) {
		tr := fixture(t, simulate(seed, 2+int(seed%6), 1+int(seed%4), 300).text())
		if circle(New(tr, 0, tr.End())) {
			t.Errorf("seed %d has a circle", seed)
		}
	}
	edges := 0
	for _, s := range samples.All() {
		for _, trace := range [][]byte{s.Trace, s.Recording} {
			if trace != nil {
				edges += edgesWithoutCircle(t, s.Name, trace)
			}
		}
	}
	if edges < 2000 {
		t.Errorf("%d edges in all samples: too few to tell", edges)
	}
}

// edgesWithoutCircle holds that the order of a recorded trace has no circle, and returns how
// many edges it has.
func edgesWithoutCircle(t *testing.T, name string, trace []byte) int {
	t.Helper()
	in, err := traceparse.FromBytes(name, trace)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	tr, err := traceparse.Load(t.Context(), in, traceparse.Options{})
	if err != nil {
		t.Fatal(err)
	}
	o := New(tr, 0, tr.End())
	if circle(o) {
		t.Errorf("%s has a circle", name)
	}
	return o.Len()
}

// TestCircleIsFound: the check finds one.
func TestCircleIsFound(t *testing.T) {
	edge := func(a model.Goroutine, at model.Time, b model.Goroutine, to model.Time) Edge {
		return Edge{From: Point{a, at}, To: Point{b, to}, until: at}
	}
	if !circle(&Order{edges: []Edge{edge(1, 10, 2, 10), edge(2, 20, 1, 5)}}) {
		t.Error("a circle is not found")
	}
	if circle(&Order{edges: []Edge{edge(1, 10, 2, 10), edge(2, 10, 1, 10)}}) { // they meet
		t.Error("there is no circle")
	}
}
