package profile

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"chanlens/model"
)

// parallel is n goroutines, each of which waits at a line of its own, the later ones
// for less long.
func parallel(t *testing.T, n int) *model.Trace {
	t.Helper()
	var b strings.Builder
	b.WriteString("generation 1 0 1000\n")
	for i := range n {
		fmt.Fprintf(&b, "goroutine %d main.f\n ^ running P0\n %d send @ runtime.chansend1 chan.go:161 < main.g%d main.go:%d < main.f main.go:4\n", i+1, 10+i, i%3, 10+i)
	}
	tr, err := model.ParseText(b.String())
	if err != nil {
		t.Fatal(err)
	}
	return tr
}

// Of more places than are told, those with the least time are counted.
func TestLimitPlaces(t *testing.T) {
	p, err := Over(t.Context(), parallel(t, 10), Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.limitPlaces(10)
	if p.Omitted != (Omitted{}) || len(p.Places) != 10 {
		t.Fatalf("10 places, of which at most 10 are told: omitted %+v", p.Omitted)
	}
	p.limitPlaces(7)
	if want := (Omitted{3, 3, 983 + 982 + 981}); p.Omitted != want || len(p.Places) != 7 {
		t.Errorf("%d places, omitted %+v; want 7 and %+v", len(p.Places), p.Omitted, want)
	}
	if said := p.Summary(); !strings.Contains(said[len(said)-1], "3 places") {
		t.Errorf("summary %q does not say that 3 places are left out", said)
	}
}

// A tree that would be too large leaves callees out, and says of how many stacks. What
// they took counts at the caller.
func TestLimitNodes(t *testing.T) {
	p, err := Over(t.Context(), parallel(t, 10), Options{})
	if err != nil {
		t.Fatal(err)
	}
	x := newGrower(p.t, true)
	x.most = 8 // the root, the class, main.f, and five lines
	p.addStacks(x, Flame{ByLine: true})
	tree := x.tree()
	if len(tree.Nodes) != 8 || tree.Cut != 5 {
		t.Errorf("%d nodes, %d stacks cut; want 8 and 5", len(tree.Nodes), tree.Cut)
	}
	if root := tree.Nodes[0]; root.Total.Count != 10 {
		t.Errorf("the root counts %d waits, want 10", root.Total.Count)
	}
	if f := tree.Nodes[2]; f.Self.Count != 5 || f.Total.Count != 10 {
		t.Errorf("main.f has %+v itself of %+v, want 5 of 10", f.Self, f.Total)
	}
}

// Who gives up gets no half of a profile.
func TestGivesUp(t *testing.T) {
	tr := parallel(t, 10)
	whole, err := Over(t.Context(), tr, Options{})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if p, err := Over(ctx, tr, Options{}); p != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("profile %v, %v", p, err)
	}
	if waits, n, err := whole.Waits(ctx, &whole.Places[0], 0, NumBuckets-1, 10); waits != nil || n != 0 || !errors.Is(err, context.Canceled) {
		t.Errorf("waits %v, %d, %v", waits, n, err)
	}
}

// Whether a trace has samples at all is told apart from whether the range has.
func TestSamples(t *testing.T) {
	tr, err := model.ParseText(`
generation 1 0 1000
goroutine 1 main.main
  ^ running P0
goroutine 2 runtime.bgsweep
  ^ running P1
sample 100 by 1 P0 @ main.main main.go:3
sample 200 by 2 P1 @ runtime.bgsweep mgcsweep.go:1
sample 300 by -1 P1 @ runtime.schedule proc.go:1
sample 400 by 1 P0 @ main.main main.go:3
`)
	if err != nil {
		t.Fatal(err)
	}
	only := func(g model.Goroutine) bool { return g == 0 }
	for _, c := range []struct {
		o    Options
		want int
	}{
		{Options{}, 4},
		{Options{NoSystem: true}, 2},
		{Options{Only: only}, 2},
		{Options{From: 100, To: 400}, 3},
		{Options{From: 101, To: 200}, 0},
	} {
		p, err := Over(t.Context(), tr, c.o)
		if err != nil {
			t.Fatal(err)
		}
		if n, recorded := p.Samples(); n != c.want || !recorded {
			t.Errorf("[%d, %d): %d samples, recorded %v; want %d", p.From, p.To, n, recorded, c.want)
		}
		if n := p.Tree(Flame{View: OnCPU}).Nodes[0].Total.Count; n != c.want {
			t.Errorf("[%d, %d): %d samples in the tree, want %d", p.From, p.To, n, c.want)
		}
	}
	p, err := Over(t.Context(), parallel(t, 1), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if n, recorded := p.Samples(); n != 0 || recorded {
		t.Errorf("%d samples, recorded %v in a trace without", n, recorded)
	}
}
