package strip_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/strip"
	"chanlens/traceparse"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// everything asks for all kinds of strips in a window. Channels are told apart by all that
// a wait tells of itself, so that a wait that is not whole is seen.
func everything(t *model.Trace, from, to model.Time, cells int) strip.Request {
	r := strip.Request{From: from, To: to, Cells: min(cells, int(to-from)), NumGroups: 3, Procs: t.Procs(), Metrics: true}
	for g := range t.NumGoroutines() {
		r.Groups = append(r.Groups, int32(g%4)-1)
	}
	for th := range t.NumThreads() {
		r.Threads = append(r.Threads, model.Thread(th))
	}
	r.Channels = strip.Channels{IDs: []int{3, 1, 2}, Of: func(iv model.Interval) (int, bool) {
		if iv.Open {
			return 2, true
		}
		return int(iv.Start+iv.End*3+model.Time(iv.Stack)*5+model.Time(iv.Op)) % 4, iv.End%7 != 0
	}}
	return r
}

// windows are some stretches of a trace.
func windows(tr *model.Trace) [][2]model.Time {
	end := max(tr.End(), 2)
	out := [][2]model.Time{{0, end}, {-5, end + 7}, {end / 3, end/2 + 1}, {end / 2, end/2 + 1}, {end - 1, end + 30}, {end, end + 10}}
	for _, s := range tr.Segments() {
		if info := s.Info(); info.Start > 0 && len(out) < 10 {
			out = append(out, [2]model.Time{info.Start - 20, info.Start + 40}, [2]model.Time{info.Start, info.End})
		}
	}
	for g := range model.Goroutine(min(tr.NumGoroutines(), 4)) { // from the moment of a wake on
		for iv := range tr.Intervals(g, end/4, end) {
			if w, ok := tr.WakeAfter(iv); ok {
				out = append(out, [2]model.Time{w.At, w.At + 20})
				break
			}
		}
	}
	return out
}

// hold holds strips against the plain way.
func hold(t *testing.T, tr *model.Trace, r strip.Request) {
	t.Helper()
	got, err := strip.Compute(t.Context(), tr, r)
	if err != nil {
		t.Fatal(err)
	}
	want := plain(tr, r)
	want.Metrics = got.Metrics
	if reflect.DeepEqual(want, got) {
		// A look for differences takes much longer.
	} else if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("[%d, %d) in %d cells (-plain +got):\n%s", r.From, r.To, r.Cells, diff)
	}
	if r.Metrics {
		holdMetrics(t, tr, got)
	}
}

// holdMetrics holds averages against what all goroutines did, and samples against a walk
// along all of them.
func holdMetrics(t *testing.T, tr *model.Trace, s *strip.Strips) {
	t.Helper()
	all := make([]model.Share, len(s.Known))
	for g := range model.Goroutine(tr.NumGoroutines()) {
		for _, seg := range tr.Segments() {
			if seg.Info().Lost != "" {
				continue
			}
			for c := range all {
				if a, b := max(s.Edges[c], seg.Info().Start), min(s.Edges[c+1], seg.Info().End); a < b {
					tr.Shares(g, a, b, all[c:c+1])
				}
			}
		}
	}
	want := &strip.Metrics{}
	mean := func(of func(*model.Share) model.Time) strip.Series {
		out := strip.Series{Unit: strip.UnitThousandth, Most: strip.NotTold}
		for c := range all {
			v := int64(strip.NotTold)
			if s.Known[c] > 0 {
				v = int64(of(&all[c]) * 1000 / s.Known[c])
			}
			out.Cells = append(out.Cells, v)
			out.Most = max(out.Most, v)
		}
		return out
	}
	want.Runnable = mean(func(s *model.Share) model.Time { return s[model.ClassRunnable] })
	want.Running = mean(func(s *model.Share) model.Time { return s[model.ClassRunning] })
	want.Alive = mean(func(s *model.Share) model.Time { return s.Total() })
	want.Heap = samples(tr, s, model.MetricHeap, strip.UnitBytes)
	want.Goal = samples(tr, s, model.MetricGoal, strip.UnitBytes)
	want.Procs = samples(tr, s, model.MetricProcs, strip.UnitCount)
	if diff := cmp.Diff(want, s.Metrics); diff != "" {
		t.Fatalf("[%d, %d) metrics (-plain +got):\n%s", s.From, s.To, diff)
	}
}

// samples is the highest value in each cell, from one sample to the next.
func samples(tr *model.Trace, s *strip.Strips, kind model.MetricKind, u strip.Unit) strip.Series {
	out := strip.Series{Unit: u, Most: strip.NotTold}
	for range s.Known {
		out.Cells = append(out.Cells, strip.NotTold)
	}
	hold := func(from, to model.Time, v int64) {
		for c := range out.Cells {
			if max(from, s.Edges[c]) < min(to, s.Edges[c+1]) {
				out.Cells[c] = max(out.Cells[c], v)
				out.Most = max(out.Most, v)
			}
		}
	}
	last := int64(strip.NotTold)
	for _, seg := range tr.Segments() {
		info := seg.Info()
		if seg.NumRows() == 0 || info.End <= s.From {
			last = strip.NotTold // only what the window touches is looked at
			continue
		}
		at := info.Start
		for m := range tr.Metrics(info.Start, info.End) {
			if m.Kind == kind {
				hold(at, m.At, last)
				at, last = m.At, int64(m.Value)
			}
		}
		hold(at, info.End, last)
	}
	return out
}

func TestRandom(t *testing.T) {
	for seed := range uint64(10) {
		tr, err := model.ParseText(random(seed))
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if err := model.Check(tr); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		for i, w := range windows(tr) {
			r := everything(tr, w[0], w[1], 1+(i*13+int(seed)*7)%50)
			hold(t, tr, r)
			r.Only = func(g model.Goroutine) bool { return g%3 != 0 }
			r.Channels.Users = []model.Goroutine{1, 2, 4, 5, 7}
			hold(t, tr, r)
		}
	}
}

// Recorded traces: the samples, and those that CHANLENS_TRACES names by a pattern.
func TestRecorded(t *testing.T) {
	names, _ := filepath.Glob("../../../samples/*/recorded.trace")
	more, _ := filepath.Glob(os.Getenv("CHANLENS_TRACES"))
	if len(names) == 0 {
		t.Fatal("no samples")
	}
	for _, name := range append(names, more...) {
		t.Run(filepath.Base(filepath.Dir(name))+"/"+filepath.Base(name), func(t *testing.T) {
			tr, limited := load(t, name, 0), load(t, name, 1)
			for i, w := range windows(tr) {
				r := everything(tr, w[0], w[1], 40+i)
				hold(t, tr, r)
				a, err := strip.Compute(t.Context(), tr, r)
				if err != nil {
					t.Fatal(err)
				}
				b, err := strip.Compute(t.Context(), limited, r)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(a, b); diff != "" {
					t.Fatalf("with little memory (-all +little):\n%s", diff)
				}
			}
		})
	}
}

func load(t *testing.T, name string, memory int64) *model.Trace {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	in, err := traceparse.FromBytes(name, data)
	if err != nil {
		t.Fatal(err)
	}
	tr, err := traceparse.Load(t.Context(), in, traceparse.Options{Memory: memory})
	if err != nil {
		t.Fatal(err)
	}
	return tr
}

// Of a trace of which the begin was not asked for and the end is not read yet, nothing is
// told about either.
func TestPart(t *testing.T) {
	tr, err := model.ParseText(`
skipped 1 0 100 bytes 4096
generation 2 100 200 bytes 4096
goroutine 1 main.main
 ^ running P0 T3
 130 receive @ runtime.chanrecv1 chan.go:1 < main.main main.go:1
proc P0
 ^ running T3
 130 idle
metric heap 150 7
generation 3 200 260 bytes 4096
goroutine 1 main.main
 ^ receive @ runtime.chanrecv1 chan.go:1 < main.main main.go:1
 210 runnable woken by -
proc P0
 ^ idle
pending 4 260 400 bytes 4096
`)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range windows(tr) {
		hold(t, tr, everything(tr, w[0], w[1], 8))
	}
	s, err := strip.Compute(t.Context(), tr, strip.Request{To: 400, Cells: 4, Procs: tr.Procs(), Metrics: true})
	if err != nil {
		t.Fatal(err)
	}
	var idle []model.Time
	for _, c := range s.Procs[0] {
		idle = append(idle, c.Idle)
	}
	got := fmt.Sprint("known ", s.Known, " idle ", idle, " heap ", s.Metrics.Heap.Cells, " alive ", s.Metrics.Alive.Cells)
	const want = "known [0 100 60 0] idle [0 70 60 0] heap [-1 7 7 -1] alive [-1 1000 1000 -1]"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// A large trace is divided between workers; how many there are changes nothing.
func TestWorkers(t *testing.T) {
	tr := busy(60_000)
	r := everything(tr, tr.End()/7, tr.End()-5, 33)
	want, err := strip.Compute(t.Context(), tr, r)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{1, 3, 8} {
		before := runtime.GOMAXPROCS(n)
		got, err := strip.Compute(t.Context(), tr, r)
		runtime.GOMAXPROCS(before)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d workers (-want +got):\n%s", n, diff)
		}
	}
}

// busy is a trace of so many turns of each of some goroutines, on two processors.
func busy(turns int) *model.Trace {
	g := model.NewGeneration(model.GenerationInfo{Number: 1})
	on := []model.Where{g.Where(0, 10), g.Where(1, 11)}
	send := g.Stack([]model.Frame{{Func: "runtime.chansend1", File: "chan.go", Line: 1}, {Func: "main.f", File: "main.go", Line: 1}})
	const people = 10
	for id := range people {
		g.Status(0, g.Goroutine(model.GoID(id+1)), model.StateRunnable, model.ReasonNone, model.NoStack)
	}
	at := model.Time(1)
	for i := range turns {
		l := model.Local(i % people)
		g.Run(at, l, on[i%2])
		g.Stop(at+3, l, model.StateWaiting, model.ReasonChanSend, send, on[i%2])
		g.Wake(at+model.Time(5+i%7), l, model.Local((i+1)%people), model.NoStack)
		at += 20
	}
	g.Finish(at)
	b := model.NewBuilder(model.Info{})
	b.Add(g)
	return b.Seal()
}

func TestErrors(t *testing.T) {
	tr, err := model.ParseText(random(1))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []strip.Request{{From: 0, To: 10}, {From: 10, To: 10, Cells: 5}, {From: 10, To: 14, Cells: 5}} {
		if _, err := strip.Compute(t.Context(), tr, r); err == nil {
			t.Errorf("no error for [%d, %d) in %d cells", r.From, r.To, r.Cells)
		}
	}
	done, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := strip.Compute(done, tr, everything(tr, 0, tr.End(), 10)); err != context.Canceled {
		t.Errorf("error %v, want that of the context", err)
	}
}

// What a person sees of a small trace.
func TestSmall(t *testing.T) {
	tr, err := model.ParseText(small)
	if err != nil {
		t.Fatal(err)
	}
	r := strip.Request{To: 100, Cells: 5, Groups: []int32{0, 0, 0}, NumGroups: 1, Procs: tr.Procs(), Metrics: true}
	r.Channels = strip.Channels{IDs: []int{1}, Of: func(model.Interval) (int, bool) { return 1, true }}
	s, err := strip.Compute(t.Context(), tr, r)
	if err != nil {
		t.Fatal(err)
	}
	got := "\n"
	for c := range r.Cells {
		g, p, w := s.Groups[0][c], s.Procs[0][c], s.Channels[0][c]
		top, _ := g.Share.Largest()
		got += fmt.Sprintf("%2d-%-3d  group: %d members, blocked %2d, %d waits, most %v\n", s.Edges[c], s.Edges[c+1], g.Members, g.Blocked(), g.Waits, top)
		got += fmt.Sprintf("        P0: running %2d, idle %d, %d switches, longest goroutine %d for %d\n", p.Running, p.Idle, p.Switches, tr.Goroutine(p.Longest).ID, p.LongestD)
		got += fmt.Sprintf("        channel: send %d, receive %2d, sent %d, other %d\n", w.Send, w.Receive, w.Sent, w.Other)
		got += fmt.Sprintf("        heap %d, runnable %d\n", s.Metrics.Heap.Cells[c], s.Metrics.Runnable.Cells[c])
	}
	const want = `
 0-20   group: 2 members, blocked 25, 2 waits, most receive
        P0: running 13, idle 7, 1 switches, longest goroutine 2 for 7
        channel: send 6, receive 19, sent 1, other 1
        heap -1, runnable 100
20-40   group: 2 members, blocked  1, 0 waits, most running
        P0: running 20, idle 0, 2 switches, longest goroutine 1 for 18
        channel: send 0, receive  1, sent 1, other 0
        heap 50, runnable 950
40-60   group: 2 members, blocked  0, 0 waits, most running
        P0: running 20, idle 0, 0 switches, longest goroutine 1 for 20
        channel: send 0, receive  0, sent 0, other 0
        heap 50, runnable 1000
60-80   group: 2 members, blocked  0, 0 waits, most running
        P0: running 20, idle 0, 0 switches, longest goroutine 1 for 20
        channel: send 0, receive  0, sent 0, other 0
        heap 50, runnable 1000
80-100  group: 2 members, blocked  0, 0 waits, most running
        P0: running 20, idle 0, 0 switches, longest goroutine 1 for 20
        channel: send 0, receive  0, sent 0, other 0
        heap 50, runnable 1000
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

const small = `
generation 1 0 60
goroutine 1 main.main
 ^ running P0 T3
 6 receive @ runtime.chanrecv1 chan.go:1 < main.main main.go:1
 21 runnable woken by 2 @ runtime.chansend1 chan.go:1 < main.f main.go:2
 22 running P0 T3
goroutine 2 main.f
 ^ receive @ runtime.chanrecv1 chan.go:1 < main.f main.go:3
 5 runnable woken by 1 @ runtime.chansend1 chan.go:1 < main.main main.go:4
 6 running P0 T3
 13 send @ runtime.chansend1 chan.go:1 < main.f main.go:2
 19 runnable woken by -
 20 running P0 T3
 22 preempted
proc P0
 ^ running T3
 13 idle
 20 running T3
metric heap 25 50
generation 2 60 100
goroutine 1 main.main
 ^ running P0 T3
goroutine 2 main.f
 ^ runnable
proc P0
 ^ running
`
