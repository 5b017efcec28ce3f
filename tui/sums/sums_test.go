package sums

import (
	"context"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/examine"
	"chanlens/model/analysis/profile"
	"chanlens/model/analysis/verdict"
	"chanlens/tui/viewtest"
)

func examined(t testing.TB, trace *model.Trace) *examine.Result {
	t.Helper()
	found, err := examine.All(context.Background(), trace, examine.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// say writes sums for people.
func say(t *model.Trace, s *Sums) string {
	var b strings.Builder
	for _, g := range s.Groups {
		fmt.Fprintf(&b, "%s: %d, %d stuck:", t.String(g.Func), g.Count, g.Stuck)
		for _, m := range g.Members {
			fmt.Fprintf(&b, " %d", t.Goroutine(m).ID)
		}
		b.WriteByte('\n')
	}
	for _, p := range s.Places {
		if p.Stuck == 0 && len(p.Waiters) == 0 {
			continue
		}
		fmt.Fprintf(&b, "%v at line %d: %d, %d stuck:", p.Op, t.Frame(p.Site).Line, p.Count, p.Stuck)
		for _, w := range p.Waiters {
			fmt.Fprintf(&b, " %d", t.Goroutine(w.Goroutine).ID)
		}
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, "%d stuck, GC %d, %d processors ran\n", s.Stuck, s.Machine.GC/1e6, len(s.Machine.Procs))
	return b.String()
}

// TestScene holds what the scene of the views is summed up to: all of it, what was before
// anybody was stuck, and a choice of goroutines.
func TestScene(t *testing.T) {
	trace := viewtest.Fixture(t, "scene")
	found := examined(t, trace)
	odd := func(g model.Goroutine) bool { return trace.Goroutine(g).ID%2 == 1 }
	for _, c := range []struct {
		name string
		o    profile.Options
		want string
	}{
		{"all", profile.Options{NoSystem: true}, `main.sender: 3, 2 stuck: 8 9 7
main.(*pool).worker: 2, 0 stuck: 13 12
main.main: 1, 0 stuck: 1
send at line 31: 2, 2 stuck: 8 9
sleep at line 22: 1, 0 stuck: 1
select at line 40: 1, 0 stuck: 12
network at line 25: 1, 0 stuck: 13
2 stuck, GC 4, 0 processors ran
`},
		{"before", profile.Options{To: 18e6, NoSystem: true}, `main.sender: 3, 0 stuck: 7 8 9
main.main: 1, 0 stuck: 1
main.(*pool).worker: 2, 0 stuck: 12 13
0 stuck, GC 0, 0 processors ran
`},
		{"odd ones", profile.Options{From: 42e6, NoSystem: true, Only: odd}, `main.sender: 2, 1 stuck: 9 7
main.main: 1, 0 stuck: 1
main.(*pool).worker: 1, 0 stuck: 13
send at line 31: 1, 1 stuck: 9
sleep at line 22: 1, 0 stuck: 1
network at line 25: 1, 0 stuck: 13
1 stuck, GC 2, 0 processors ran
`},
	} {
		if got := say(trace, Of(context.Background(), found, c.o)); got != c.want {
			t.Errorf("%s: got\n%swant\n%s", c.name, got, c.want)
		}
	}
}

// TestProcessors holds how long processors and collections are counted within a range.
func TestProcessors(t *testing.T) {
	trace := viewtest.Trace(t, `
generation 1 0 1000
goroutine 1 main.main
  ^    running P0
proc 0
  ^    running
  400  idle
  600  running
proc 1
  ^    idle
  100  running
  300  idle
proc 2
  ^    idle
range GC-mark process "GC concurrent mark phase" 100 300
range stop-the-world process "stop-the-world (x)" 290 350
`)
	m := machineOf(trace, 200, 700)
	if got := fmt.Sprint(m); got != "{100 60 [{P0 300} {P1 100}]}" {
		t.Errorf("got %s", got)
	}
	if b, ok := m.Busiest(); !ok || b.Proc != 0 {
		t.Errorf("the busiest is %v", b)
	}
}

// TestMembersAreDealtOut holds, over random ranges, that each group has as many members as
// it counts, each once, and that those who are stuck come first.
func TestMembersAreDealtOut(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	for _, name := range []string{"scene", "findings", "stages"} {
		trace := viewtest.Fixture(t, name)
		found := examined(t, trace)
		for range 50 {
			from := model.Time(rng.Int63n(int64(trace.End())))
			o := profile.Options{From: from, To: from + 1 + model.Time(rng.Int63n(int64(trace.End()-from)))}
			s := Of(context.Background(), found, o)
			for i, g := range s.Groups {
				if len(g.Members) != g.Count {
					t.Fatalf("%s, %v: %d members of %d", name, o, len(g.Members), g.Count)
				}
				for j, m := range g.Members {
					if at, ok := s.Group(trace, m); !ok || at != i {
						t.Fatalf("%s: goroutine %d is in group %d, not %d", name, m, at, i)
					}
					at := slices.IndexFunc(found.Blocked, func(b verdict.Blocked) bool { return b.Goroutine == m })
					stuck := at >= 0 && found.Blocked[at].Verdict == verdict.Stuck && found.Blocked[at].Start < s.To
					if stuck != (j < g.Stuck) {
						t.Fatalf("%s: member %d of %d, of whom %d are stuck: %v", name, j, g.Count, g.Stuck, stuck)
					}
				}
			}
		}
	}
}

// TestGivesUp holds that nothing comes of what is given up.
func TestGivesUp(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if s := Of(ctx, examined(t, viewtest.Fixture(t, "scene")), profile.Options{}); s != nil {
		t.Error("there are sums")
	}
}
