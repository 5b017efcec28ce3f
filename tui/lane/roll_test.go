package lane

import (
	"cmp"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/tui/bulk"
)

// plainOrder is what [Roll.Order] does, by comparisons.
func plainOrder(t *model.Trace, by Sort, system bool, of Ranks) []model.Goroutine {
	var list []model.Goroutine
	for i := range t.NumGoroutines() {
		if g := model.Goroutine(i); system || !t.Goroutine(g).System {
			list = append(list, g)
		}
	}
	waited := func(g model.Goroutine) model.Time {
		if since, ok := of.Stuck(g); ok {
			return t.End() - since + 1
		}
		return 0
	}
	slices.SortStableFunc(list, func(a, b model.Goroutine) int {
		x, y := t.Goroutine(a), t.Goroutine(b)
		number := cmp.Compare(x.ID, y.ID)
		switch by {
		case ByStuck:
			return cmp.Or(cmp.Compare(waited(b), waited(a)), number)
		case ByFinding:
			place := func(g model.Goroutine) int {
				if of.Finding[g] == 0 {
					return 1 << 30
				}
				return int(of.Finding[g])
			}
			return cmp.Or(cmp.Compare(place(a), place(b)), number)
		case ByLongest:
			return cmp.Or(cmp.Compare(of.Longest[b], of.Longest[a]), number)
		case ByWaited:
			return cmp.Or(cmp.Compare(of.Waited[b], of.Waited[a]), number)
		case BySeen:
			return cmp.Or(cmp.Compare(x.First, y.First), number)
		case ByLife:
			return cmp.Or(cmp.Compare(y.Last-y.First, x.Last-x.First), number)
		}
		return number
	})
	return list
}

// births is a trace of n goroutines that begin and end at odd times, some with a
// number that was used before.
func births(t testing.TB, n int) *model.Trace {
	t.Helper()
	rng := rand.New(rand.NewSource(3))
	var b strings.Builder
	fmt.Fprintf(&b, "generation 1 0 100000\n")
	for range n {
		at := rng.Intn(90_000) / 1000 * 1000
		fn := "main.worker"
		if rng.Intn(10) == 0 {
			fn = "runtime.helper"
		}
		fmt.Fprintf(&b, "goroutine %d %s\n %d runnable created by -\n %d running P0\n", rng.Intn(100*n)-20*n, fn, at+1, at+5)
		if rng.Intn(3) > 0 {
			fmt.Fprintf(&b, " %d end\n", at+10+rng.Intn(20)*300)
		}
	}
	trace, err := model.ParseText(b.String())
	if err != nil {
		t.Fatal(err)
	}
	return trace
}

// TestOrder holds the fast order against the plain one.
func TestOrder(t *testing.T) {
	trace := births(t, 2000)
	stuck := func(g model.Goroutine) (model.Time, bool) {
		if g == 1 {
			return trace.End(), true
		}
		return model.Time(g % 5 * 100), g < 300 && g%7 == 0
	}
	roll := NewRoll(trace)
	ranks := Ranks{Stuck: stuck}
	for i := range trace.NumGoroutines() {
		ranks.Finding = append(ranks.Finding, int32(i%11/9*(i%3+1)))
		ranks.Longest = append(ranks.Longest, model.Time(i%17))
		ranks.Waited = append(ranks.Waited, model.Time(i%23))
	}
	for by := range numSorts {
		for _, system := range []bool{false, true} {
			got, want := roll.Order(by, system, ranks), plainOrder(trace, by, system, ranks)
			if !slices.Equal(got.List, want) {
				t.Errorf("by %s, system %v: the orders differ", by, system)
			}
			if len(got.List)+got.System != trace.NumGoroutines() {
				t.Errorf("by %s: %d shown and %d hidden of %d", by, len(got.List), got.System, trace.NumGoroutines())
			}
			back := got.Reversed().List
			slices.Reverse(back)
			if !slices.Equal(back, want) {
				t.Errorf("by %s: the reverse of the reverse differs", by)
			}
			checkAlive(t, roll, trace, got)
		}
	}
}

// checkAlive holds which lanes are alive in a window against a look at each.
func checkAlive(t *testing.T, roll *Roll, trace *model.Trace, all *Order) {
	t.Helper()
	from, to, keep := model.Time(20_000), model.Time(40_000), all.List[len(all.List)-1]
	want := slices.DeleteFunc(slices.Clone(all.List), func(g model.Goroutine) bool {
		info := trace.Goroutine(g)
		return g != keep && (info.First >= to || info.Last <= from)
	})
	lanes := NewArranger(roll, all, nil, nil).Lanes(Plan{Alive: true, From: from, To: to, Keep: KeyOf(keep)})
	var got []model.Goroutine
	for i, l := range lanes.List {
		g, _ := l.Goroutine()
		got = append(got, g)
		if lanes.Own(g) != i || lanes.Of(g) != i {
			t.Fatalf("by %s: goroutine %d is in lane %d, Own says %d", all.By, g, i, lanes.Own(g))
		}
	}
	if !slices.Equal(got, want) || len(got) == len(all.List) {
		t.Errorf("by %s: %d lanes are alive, want %d", all.By, len(got), len(want))
	}
}

// TestNumbered finds all goroutines that had a number.
func TestNumbered(t *testing.T) {
	trace := births(t, 2000)
	roll := NewRoll(trace)
	count := map[model.GoID]int{}
	for i := range trace.NumGoroutines() {
		count[trace.Goroutine(model.Goroutine(i)).ID]++
	}
	for id, n := range count {
		list := roll.Numbered(id)
		if len(list) != n || trace.Goroutine(list[0]).ID != id || !slices.IsSorted(list) {
			t.Fatalf("goroutine %d: got %v, want %d", id, list, n)
		}
	}
	if got := roll.Numbered(1 << 40); len(got) != 0 {
		t.Errorf("no goroutine has that number: %v", got)
	}
}

// shapes are the sizes of traces that orders are measured with.
var shapes = []bulk.Shape{{Goroutines: 500_000, Generations: 1, Turns: 1}, {Goroutines: 2_000_000, Generations: 1, Turns: 1}}

// BenchmarkOrder measures each order of all goroutines, the worst case: all are
// stuck.
func BenchmarkOrder(b *testing.B) {
	for _, s := range shapes {
		trace := bulk.Trace(s)
		roll := NewRoll(trace)
		since := make([]model.Time, s.Goroutines)
		for i := range since {
			iv, _ := trace.IntervalAt(model.Goroutine(i), trace.End())
			since[i] = iv.Start
		}
		stuck := func(g model.Goroutine) (model.Time, bool) { return since[g], true }
		b.Run(fmt.Sprintf("goroutines=%d/roll", s.Goroutines), func(b *testing.B) {
			for b.Loop() {
				NewRoll(trace)
			}
		})
		for by := range numSorts {
			b.Run(fmt.Sprintf("goroutines=%d/by=%s", s.Goroutines, sortWords[by]), func(b *testing.B) {
				for b.Loop() {
					roll.Order(by, false, Ranks{Stuck: stuck})
				}
			})
		}
	}
}

// BenchmarkAlive measures which lanes are alive in a window, as when the picture
// moves.
func BenchmarkAlive(b *testing.B) {
	for _, s := range shapes {
		trace := bulk.Trace(s)
		roll := NewRoll(trace)
		lanes := NewArranger(roll, roll.Order(ByLife, false, Ranks{}), nil, nil)
		b.Run(fmt.Sprintf("goroutines=%d", s.Goroutines), func(b *testing.B) {
			for b.Loop() {
				lanes.Lanes(Plan{Alive: true, To: bulk.Second / 2})
			}
		})
	}
}
