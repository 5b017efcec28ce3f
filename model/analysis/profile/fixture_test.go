package profile_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/profile"
	"chanlens/model/format"
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

// over makes a profile.
func over(t testing.TB, tr *model.Trace, o profile.Options) *profile.Profile {
	t.Helper()
	p, err := profile.Over(t.Context(), tr, o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// traces are recorded traces: those that come with the module and those beside the
// repository, if there are any.
func traces(t *testing.T) []string {
	t.Helper()
	samples, _ := filepath.Glob("../../../samples/*/recorded.trace")
	if len(samples) == 0 {
		t.Fatal("found no sample traces")
	}
	beside, _ := filepath.Glob("../../../../shared/traces/*/*.trace")
	if len(beside) == 0 {
		t.Log("no traces in ../shared/traces beside the repository")
	}
	return append(samples, beside...)
}

// service is a server that starts a handler for each of two requests; the second one
// waits for ever. A sweeper is the runtime's. In the first generation, the server is
// taken off its processor once.
const service = `
generation 1 0 1000
goroutine 1 main.main
  ^    running P0
  100  sleep @ time.Sleep sleep.go:300 < main.serve main.go:9 < main.main main.go:3
  300  runnable woken by -
  320  running P0
  500  preempted @ main.serve main.go:10 < main.main main.go:3
  530  running P0
  900  system-call @ syscall.write asm.s:7 < os.(*File).Write file.go:30 < main.serve main.go:14 < main.main main.go:3
goroutine 7 main.handle
  330  runnable created by 1 @ main.serve main.go:12 < main.main main.go:3
  400  running P1
  450  send @ runtime.chansend1 chan.go:161 < main.answer main.go:40 < main.handle main.go:30
  600  runnable woken by 1 @ runtime.chanrecv1 chan.go:506 < main.serve main.go:13
  640  running P1
  700  end
goroutine 8 main.handle
  800  runnable created by 1 @ main.serve main.go:12 < main.main main.go:3
  810  running P1
  850  send @ runtime.chansend1 chan.go:161 < main.answer main.go:40 < main.handle main.go:30
goroutine 2 runtime.bgsweep
  ^    sweeper-idle @ runtime.gopark proc.go:1 < runtime.bgsweep mgcsweep.go:1
sample 420 by 7 P1 @ main.parse main.go:33 < main.handle main.go:30
sample 700 by 1 P0 @ runtime.mallocgc malloc.go:9 < main.serve main.go:10 < main.main main.go:3 < runtime.goexit asm.s:1
sample 820 by 8 P1 @ main.parse main.go:34 < main.handle main.go:30
generation 2 1000 2000
goroutine 1 main.main
  ^    system-call @ syscall.write asm.s:7 < os.(*File).Write file.go:30 < main.serve main.go:14 < main.main main.go:3
  1200 running P0
goroutine 8 main.handle
  ^    send @ runtime.chansend1 chan.go:161 < main.answer main.go:40 < main.handle main.go:30
goroutine 2 runtime.bgsweep
  ^    sweeper-idle @ runtime.gopark proc.go:1 < runtime.bgsweep mgcsweep.go:1
`

// describe writes a profile for people to read.
func describe(tr *model.Trace, p *profile.Profile) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	for _, s := range p.Summary() {
		line("%s", s)
	}
	for time := p.Time; ; {
		c, ok := time.Largest()
		if !ok {
			break
		}
		line("class %s %d began %d ended %d", c, time[c], p.Began[c], p.Ended[c])
		time[c] = 0
	}
	describeGroups(&b, tr, "group", p.Groups)
	describeGroups(&b, tr, "start", p.Starts)
	for i := range p.Places {
		w := &p.Places[i]
		line("place %s %s%s: %d waits, %d open, %d goroutines, %d ns; %s; longest by %d from %d, in parts %s", w.Op, place(tr, w.Site), system(w.System),
			w.Count, w.Open, w.Goroutines, w.Time, percentiles(w.Percentiles), tr.Goroutine(w.Longest.Goroutine).ID, w.Longest.Start, parts(w.Waiting))
	}
	for _, s := range p.Stacks {
		line("stack %s %s%s: %d times, %d ns", s.Op, stack(tr, s.Stack), system(s.System), s.Count, s.Time)
	}
	return b.String()
}

func describeGroups(b *strings.Builder, tr *model.Trace, what string, groups []profile.Group) {
	for _, g := range groups {
		fmt.Fprintf(b, "%s %s by %s%s: %d, %d ran, %d at end, %d created, %d ended; alive %s\n", what, tr.String(g.Func), place(tr, g.Site), system(g.System),
			g.Count, g.Ran, g.AtEnd, g.Created, g.Exited, parts(g.Alive))
		for m, sum := range g.Measures {
			fmt.Fprintf(b, "  %s %s\n", profile.Measure(m), percentiles(sum.Percentiles))
		}
	}
}

func place(tr *model.Trace, f model.FrameID) string {
	if f == model.NoFrame {
		return "-"
	}
	return format.Place(tr.Frame(f))
}

func system(is bool) string {
	if is {
		return " (system)"
	}
	return ""
}

func stack(tr *model.Trace, id model.StackID) string {
	var all []string
	for _, f := range tr.Stack(id) {
		all = append(all, format.Place(tr.Frame(f)))
	}
	return strings.Join(all, " < ")
}

func percentiles(p profile.Percentiles) string {
	ns := func(d time.Duration) int64 { return d.Nanoseconds() }
	return fmt.Sprintf("%d %d %d max %d", ns(p.P50), ns(p.P90), ns(p.P99), ns(p.Max))
}

// parts joins the parts of a spark to eight.
func parts(s profile.Spark) string {
	var eight [8]model.Time
	for i, d := range s {
		eight[i*8/profile.Parts] += d
	}
	return strings.Trim(fmt.Sprint(eight), "[]")
}

// indented writes a tree, a node a line.
func indented(x *profile.Tree) string {
	var b strings.Builder
	var write func(i, depth int)
	write = func(i, depth int) {
		n := x.Nodes[i]
		name := x.Name(i)
		if n.Kind == profile.NodeRoot {
			name = "all"
		}
		fmt.Fprintf(&b, "%s%s %d ns, %d times", strings.Repeat("  ", depth), name, n.Total.Time, n.Total.Count)
		if n.Self.Count > 0 {
			fmt.Fprintf(&b, "; itself %d ns, %d times", n.Self.Time, n.Self.Count)
		}
		b.WriteByte('\n')
		for c := n.First; c < n.First+n.Len; c++ {
			write(c, depth+1)
		}
	}
	write(0, 0)
	return b.String()
}
