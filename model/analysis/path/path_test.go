package path_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/path"
	"chanlens/model/format"

	"github.com/google/go-cmp/cmp"
)

// fixture builds a model from a text and holds it against the invariants.
func fixture(t *testing.T, src string) *model.Trace {
	t.Helper()
	tr, err := model.ParseText(src)
	if err != nil {
		t.Fatal(err)
	}
	if err := model.Check(tr); err != nil {
		t.Fatal(err)
	}
	return tr
}

// describe writes a path, a line for each step.
func describe(t *model.Trace, p *path.Path) string {
	var b strings.Builder
	if !p.Alive {
		return "not alive\n"
	}
	fmt.Fprintf(&b, "%d-%d back to %s\n", p.From, p.To, p.Stop)
	for i := range p.Steps {
		s := &p.Steps[i]
		fmt.Fprintf(&b, "%s%d %d-%d ", strings.Repeat("  ", s.Depth), t.Goroutine(s.Goroutine).ID, s.From, s.To)
		switch {
		case s.Class == path.Unborn:
			b.WriteString("not created")
		default:
			b.WriteString(s.Op.String())
		}
		if place := format.Place(t.Frame(t.Site(s.Stack))); place != "" {
			b.WriteString(" " + place)
		}
		if s.Woken {
			b.WriteString(" <- " + s.Kind.String())
		}
		if s.By != model.NoGoroutine {
			fmt.Fprintf(&b, " by %d", t.Goroutine(s.By).ID)
		}
		if place := format.Place(t.Frame(t.Site(s.There))); place != "" {
			b.WriteString(" " + place)
		}
		if s.Open {
			b.WriteString(" open")
		}
		b.WriteString("\n")
	}
	return b.String()
}

// The stories of the tests, and what the path is.
const (
	// 1 waits for 2, which waits for a lock that 3 holds.
	chain = `
generation 1 0 1000
goroutine 1 main.main
  ^    running P0
  100  WaitGroup.Wait @ sync.(*WaitGroup).Wait waitgroup.go:1 < main.main main.go:10
  900  runnable woken by 2 @ sync.(*WaitGroup).Done waitgroup.go:2 < main.work main.go:20
  920  running P0
goroutine 2 main.work
  50   runnable created by 1 @ main.main main.go:5
  60   running P1
  200  Mutex.Lock @ sync.(*Mutex).Lock mutex.go:1 < main.work main.go:18
  700  runnable woken by 3 @ sync.(*Mutex).Unlock mutex.go:2 < main.hold main.go:30
  750  running P1
  950  end
goroutine 3 main.hold
  ^    running P2
  300  sleep @ time.Sleep sleep.go:1 < main.hold main.go:28
  600  runnable woken by -
  610  running P2
  800  system-call P2 @ syscall.write asm.s:1 < main.hold main.go:33
`
	// 2 sends to 1 and again, and stays.
	leak = `
generation 1 0 1000
goroutine 1 main.main
  ^    running P0
  300  receive @ runtime.chanrecv1 chan.go:1 < main.main main.go:10
  400  runnable woken by 2 @ runtime.chansend1 chan.go:2 < main.send main.go:20
  410  running P0
  500  network @ internal/poll.(*FD).Read fd.go:1 < main.main main.go:12
  600  runnable woken by 2
  610  running P0
  990  end
goroutine 2 main.send
  100  runnable created by 1 @ main.main main.go:5
  120  running P1
  420  preempted @ main.send main.go:21
  450  running P1
  700  send @ runtime.chansend1 chan.go:2 < main.send main.go:20
generation 2 1000 2000
goroutine 2 main.send
  ^    send @ runtime.chansend1 chan.go:2 < main.send main.go:20
`
	// What was before 1000 was not asked for.
	gap = `
skipped 1 0 1000
generation 2 1000 2000
goroutine 1 main.main
  ^    running P0
  1200 receive @ runtime.chanrecv1 chan.go:1 < main.main main.go:10
  1400 runnable woken by 2 @ runtime.chansend1 chan.go:2 < main.send main.go:20
  1410 running P0
goroutine 2 main.send
  ^    running P1
`
	// A goroutine that the runtime created, and one that no go statement did.
	born = `
generation 1 0 1000
goroutine 1 main.main
  ^    running P0
  100  receive @ runtime.chanrecv1 chan.go:1 < main.main main.go:10
  400  runnable woken by 2 @ runtime.chansend1 chan.go:2 < main.fired main.go:20
  410  running P0
goroutine 2 main.fired
  300  runnable created by -
  310  running P1
`
)

func TestBack(t *testing.T) {
	for _, c := range []struct {
		name, src string
		id        model.GoID
		at        model.Time
		limits    path.Limits
		want      string
	}{
		{"a chain of waits", chain, 1, 1000, path.Limits{}, `
0-1000 back to start
1 920-1000 running
1 900-920 runnable
1 100-900 WaitGroup.Wait main.go:10 <- done by 2 main.go:20
  2 750-900 running main.go:20
  2 700-750 runnable
  2 200-700 Mutex.Lock main.go:18 <- unlock by 3 main.go:30
    3 610-700 running main.go:30
    3 600-610 runnable
    3 300-600 sleep main.go:28 <- timer
    3 200-300 running main.go:28
  2 100-200 running main.go:18
1 0-100 running main.go:10
`},
		{"before it was created", chain, 2, 150, path.Limits{}, `
0-150 back to start
2 60-150 running
2 50-60 runnable
2 0-50 not created by 1 main.go:5
  1 0-50 running main.go:5
`},
		{"in a wait: to its end", chain, 2, 300, path.Limits{Keep: 2}, `
0-700 back to start
2 200-700 Mutex.Lock main.go:18 <- unlock by 3 main.go:30
  3 610-700 running main.go:30
`},
		{"looks no further than it may", chain, 1, 1000, path.Limits{Walk: 7}, `
610-1000 back to limit
1 920-1000 running
1 900-920 runnable
1 610-900 WaitGroup.Wait main.go:10 <- done by 2 main.go:20
  2 750-900 running main.go:20
  2 700-750 runnable
  2 610-700 Mutex.Lock main.go:18 <- unlock by 3 main.go:30
    3 610-700 running main.go:30
`},
		{"open at the end", leak, 2, 2000, path.Limits{}, `
0-2000 back to start
2 700-2000 send main.go:20 open
2 450-700 running main.go:20
2 420-450 preempted main.go:21
2 120-420 running main.go:21
2 100-120 runnable
2 0-100 not created by 1 main.go:5
  1 0-100 running main.go:5
`},
		{"the network is outside, whoever looked for it", leak, 1, 610, path.Limits{Keep: 3}, `
0-610 back to start
1 600-610 runnable
1 500-600 network main.go:12 <- network by 2
1 410-500 running main.go:12
`},
		{"a waker's own creation", leak, 1, 400, path.Limits{}, `
0-400 back to start
1 300-400 receive main.go:10 <- send by 2 main.go:20
  2 300-400 running main.go:20
1 0-300 running main.go:10
`},
		{"at its end", leak, 1, 990, path.Limits{Keep: 1}, `
0-990 back to start
1 610-990 running
`},
		{"after its end", leak, 1, 991, path.Limits{}, "not alive\n"},
		{"before its begin", leak, 2, 99, path.Limits{}, "not alive\n"},
		{"at its begin", leak, 2, 100, path.Limits{}, `
0-100 back to start
2 0-100 not created by 1 main.go:5
  1 0-100 running main.go:5
`},
		{"at the start of the trace", leak, 1, 0, path.Limits{}, "0-0 back to start\n"},
		{"a gap", gap, 1, 1500, path.Limits{}, `
1000-1500 back to gap
1 1410-1500 running
1 1400-1410 runnable
1 1200-1400 receive main.go:10 <- send by 2 main.go:20
  2 1200-1400 running main.go:20
1 1000-1200 running main.go:10
`},
		{"created by the runtime", born, 1, 500, path.Limits{}, `
0-500 back to start
1 410-500 running
1 400-410 runnable
1 100-400 receive main.go:10 <- send by 2 main.go:20
  2 310-400 running main.go:20
  2 300-310 runnable
  2 100-300 not created
1 0-100 running main.go:10
`},
		{"created by the runtime, and nobody to return to", born, 2, 350, path.Limits{}, `
300-350 back to birth
2 310-350 running
2 300-310 runnable
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			tr := fixture(t, c.src)
			g, ok := tr.Lookup(c.id)
			if !ok {
				t.Fatalf("no goroutine %d", c.id)
			}
			p := path.Back(t.Context(), tr, g, c.at, c.limits)
			if diff := cmp.Diff(strings.TrimPrefix(c.want, "\n"), describe(tr, &p)); diff != "" {
				t.Errorf("path (-want +got):\n%s", diff)
			}
			if c.limits.Keep == 0 {
				checkPath(t, tr, &p)
			}
		})
	}
}

func TestSums(t *testing.T) {
	tr := fixture(t, chain)
	g, _ := tr.Lookup(1)
	p := path.Back(t.Context(), tr, g, 1000, path.Limits{Keep: 1})
	var got []string
	for _, c := range p.Own.Order() {
		got = append(got, fmt.Sprintf("itself %s %d", c, p.Own[c]))
	}
	for _, c := range p.Spent.Order() {
		got = append(got, fmt.Sprintf("%s %d", c, p.Spent[c]))
	}
	for _, l := range p.Lines {
		got = append(got, strings.TrimSpace(fmt.Sprintf("%s %d×%d %s %s", l.Op, l.Total, l.Count, tr.String(l.Func), format.Place(tr.Frame(l.Site)))))
	}
	want := []string{
		"itself sync 800", "itself work 180", "itself processor 20",
		"work 620", "outside 300", "processor 80",
		"sleep 300×1 main.hold main.go:28", "running 250×2 main.work", "running 190×2 main.hold", "running 180×2 main.main",
		"runnable 50×1 main.work", "runnable 20×1 main.main", "runnable 10×1 main.hold",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sums (-want +got):\n%s", diff)
	}
	if p.Walked != 12 {
		t.Errorf("%d steps, want 12", p.Walked)
	}
}

func TestCancel(t *testing.T) {
	tr := fixture(t, chain)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	g, _ := tr.Lookup(1)
	p := path.Back(ctx, tr, g, 1000, path.Limits{})
	if p.Stop != path.AtCancel || p.Walked != 1 {
		t.Errorf("went on for %d steps, to %s", p.Walked, p.Stop)
	}
	checkPath(t, tr, &p)
}
