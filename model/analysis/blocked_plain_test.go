package analysis_test

import (
	"cmp"
	"context"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis"
)

// plainBlocked returns who waits when the trace ends, in the order of BlockedAtEnd
// within a verdict, the plain way.
func plainBlocked(t *model.Trace) []model.Interval {
	var all []model.Interval
	for i := range t.NumGoroutines() {
		if iv, ok := t.IntervalAt(model.Goroutine(i), t.End()); ok && iv.Op.Blocked() {
			all = append(all, iv)
		}
	}
	slices.SortFunc(all, func(a, b model.Interval) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.Goroutine, b.Goroutine))
	})
	return all
}

// plainTick reports whether a timer ended one of the sixteen waits before, the
// plain way.
func plainTick(t *model.Trace, iv model.Interval) bool {
	if iv.Op != model.OpSelect && iv.Op != model.OpReceive {
		return false
	}
	before := iv
	for range 16 {
		var ok bool
		if before, ok = t.Prev(before); !ok {
			return false
		}
		w, woken := t.WakeAfter(before)
		if before.Op == iv.Op && t.Site(before.Stack) == t.Site(iv.Stack) && woken && w.Kind == model.WakeTimer {
			return true
		}
	}
	return false
}

// ticking writes a trace of several generations, some of them lost, in which
// goroutines wait again and again and are woken by timers and by each other.
func ticking(rng *rand.Rand) string {
	const goroutines, long = 40, 1000
	var b strings.Builder
	word := make([]string, goroutines+1) // what each goroutine does at present
	born := make([]bool, goroutines+1)
	for gen := range 6 {
		if gen > 0 && rng.Intn(4) == 0 {
			fmt.Fprintf(&b, "lost %d torn\n", gen+1)
			continue
		}
		fmt.Fprintf(&b, "generation %d %d %d\n", gen+1, gen*long, gen*long+long)
		for g := 1; g <= goroutines; g++ {
			if g%5 == 0 && !born[g] && rng.Intn(2) == 0 {
				continue
			}
			fmt.Fprintf(&b, "goroutine %d main.f\n", g)
			at := gen * long
			if word[g] == "" && !born[g] && rng.Intn(3) == 0 {
				at += 1 + rng.Intn(300)
				fmt.Fprintf(&b, " %d runnable created by -\n %d running P0\n", at, at+1)
				at, word[g] = at+1, "running P0"
			} else {
				if word[g] == "" {
					word[g] = "running P0"
				}
				fmt.Fprintf(&b, " ^ %s\n", word[g])
			}
			born[g] = true
			for range rng.Intn(8) {
				if at += 3 + rng.Intn(60); at+5 >= gen*long+long {
					break
				}
				if word[g] == "running P0" {
					word[g] = waits[rng.Intn(len(waits))]
					fmt.Fprintf(&b, " %d %s\n", at, word[g])
					continue
				}
				by := "-"
				if rng.Intn(6) > 0 {
					by = fmt.Sprintf("%d @ runtime.chansend1 chan.go:1 < main.send main.go:99", g%goroutines+1)
				}
				word[g] = "running P0"
				fmt.Fprintf(&b, " %d runnable woken by %s\n %d %s\n", at, by, at+1, word[g])
				at++
			}
		}
	}
	return b.String()
}

var waits = []string{
	"select @ runtime.selectgo s.go:1 < main.f main.go:1",
	"select @ runtime.selectgo s.go:1 < main.f main.go:2",
	"receive @ runtime.chanrecv1 c.go:1 < main.f main.go:1",
	"receive @ runtime.chanrecv1 c.go:1 < main.f main.go:3",
	"send @ runtime.chansend1 c.go:1 < main.f main.go:1",
	"sleep @ time.Sleep t.go:1 < main.f main.go:4",
}

// Nothing is told once nobody wants to know any more.
func TestBlockedGivesUp(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if got := analysis.BlockedAtEnd(ctx, fixture(t, pair)); got != nil {
		t.Errorf("%d goroutines blocked, want none", len(got))
	}
}

// The walk backwards through segments finds what the plain way does.
func TestBlockedAgainstPlain(t *testing.T) {
	excused := 0
	for seed := range 200 {
		tr, err := model.ParseText(ticking(rand.New(rand.NewSource(int64(seed)))))
		if err != nil {
			t.Fatal(err)
		}
		got := analysis.BlockedAtEnd(t.Context(), tr)
		want := plainBlocked(tr)
		if len(got) != len(want) {
			t.Fatalf("seed %d: %d blocked, want %d", seed, len(got), len(want))
		}
		if !slices.IsSortedFunc(got, func(a, b analysis.Blocked) int { return cmp.Compare(a.Verdict, b.Verdict) }) {
			t.Errorf("seed %d: verdicts are out of order", seed)
		}
		slices.SortStableFunc(got, func(a, b analysis.Blocked) int { return cmp.Compare(a.Start, b.Start) })
		slices.SortStableFunc(got, func(a, b analysis.Blocked) int {
			if a.Start == b.Start {
				return cmp.Compare(a.Goroutine, b.Goroutine)
			}
			return 0
		})
		for i := range got {
			b, iv := &got[i], want[i]
			if b.Goroutine != iv.Goroutine || b.Start != iv.Start || b.End != iv.End || b.Op != iv.Op || b.Stack != iv.Stack {
				t.Fatalf("seed %d: blocked %+v, want %+v", seed, b, iv)
			}
			if tick := strings.HasSuffix(b.Why(tr), "; a timer ended this wait before"); tick != plainTick(tr, iv) {
				t.Fatalf("seed %d, goroutine %d: a timer ended it before: %v, want %v", seed, tr.Goroutine(b.Goroutine).ID, tick, !tick)
			} else if tick {
				excused++
			}
		}
	}
	if excused < 100 {
		t.Errorf("only %d waits were ended by a timer before: the test says little", excused)
	}
}
