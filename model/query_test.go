package model

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func lookup(t *testing.T, tr *Trace, id GoID) Goroutine {
	t.Helper()
	g, ok := tr.Lookup(id)
	if !ok {
		t.Fatalf("no goroutine %d", id)
	}
	return g
}

func TestIntervalAt(t *testing.T) {
	tr := handoff(t)
	for _, tt := range []struct {
		g          GoID
		at         Time
		op         Operation
		start, end Time
		open       bool
	}{
		{7, 20, OpRunnable, 20, 60, false},
		{7, 299, OpReceive, 100, 300, false},
		{7, 300, OpRunnable, 300, 350, false},
		{7, 899, OpRunning, 350, 900, false},
		{8, 500, OpSend, 400, 2000, true},  // asked in generation 1
		{8, 1999, OpSend, 400, 2000, true}, // asked in generation 2
		{8, 2000, OpSend, 400, 2000, true}, // the end is its last moment
		{9, 800, OpSleep, 720, 1500, false},
		{9, 1200, OpSleep, 720, 1500, false},
		{1, 1000, OpWaitGroupWait, 50, 2000, true},
	} {
		iv, ok := tr.IntervalAt(lookup(t, tr, tt.g), tt.at)
		if !ok || iv.Op != tt.op || iv.Start != tt.start || iv.End != tt.end || iv.Open != tt.open {
			t.Errorf("goroutine %d at %d: %v %d..%d open=%v (%v), want %v %d..%d open=%v",
				tt.g, tt.at, iv.Op, iv.Start, iv.End, iv.Open, ok, tt.op, tt.start, tt.end, tt.open)
		}
	}
	for _, tt := range []struct {
		g  GoID
		at Time
	}{{7, 19}, {7, 900}, {9, 1520}} {
		if iv, ok := tr.IntervalAt(lookup(t, tr, tt.g), tt.at); ok {
			t.Errorf("goroutine %d at %d: %v, want none: it is not alive", tt.g, tt.at, iv)
		}
	}
}

// Walking forward and backward visits the same intervals.
func TestNextAndPrev(t *testing.T) {
	tr := handoff(t)
	for g := range Goroutine(tr.NumGoroutines()) {
		var forward, backward []Interval
		for iv := range tr.Intervals(g, 0, tr.End()) {
			forward = append(forward, iv)
		}
		iv, ok := tr.IntervalAt(g, tr.Goroutine(g).Last-1)
		for ok {
			backward = append(backward, iv)
			iv, ok = tr.Prev(iv)
		}
		slices.Reverse(backward)
		if len(forward) != len(backward) {
			t.Fatalf("goroutine %d: %d intervals forward, %d backward", g, len(forward), len(backward))
		}
		for i := range forward {
			if forward[i].Start != backward[i].Start || forward[i].End != backward[i].End {
				t.Errorf("goroutine %d: %v forward, %v backward", g, forward[i], backward[i])
			}
		}
	}
}

func TestWakes(t *testing.T) {
	tr := handoff(t)
	receiver, sender, sleeper := lookup(t, tr, 7), lookup(t, tr, 8), lookup(t, tr, 9)

	wait, _ := tr.IntervalAt(receiver, 200)
	w, ok := tr.WakeAfter(wait)
	if !ok || w.Waker != sender || w.At != 300 || w.Kind != WakeSend || w.Waited != OpReceive {
		t.Errorf("the receive ended by %+v, want the send at 300", w)
	}
	wait, _ = tr.IntervalAt(sleeper, 1200)
	w, ok = tr.WakeAfter(wait)
	if !ok || w.Waker != NoGoroutine || w.Kind != WakeTimer || w.At != 1500 {
		t.Errorf("the sleep ended by %+v, want a timer at 1500", w)
	}
	stuck, _ := tr.IntervalAt(sender, 500)
	if w, ok := tr.WakeAfter(stuck); ok {
		t.Errorf("the send that is stuck was woken by %+v", w)
	}
	var woken []Goroutine
	for w := range tr.WakesBy(sender, 0, tr.End()) {
		woken = append(woken, w.Woken)
	}
	if diff := cmp.Diff([]Goroutine{receiver}, woken); diff != "" {
		t.Errorf("woken by the sender:\n%s", diff)
	}
	for w := range tr.WakesBy(sender, 301, tr.End()) {
		t.Errorf("woke %+v after 300", w)
	}
}

func TestGoroutineInfo(t *testing.T) {
	tr := handoff(t)
	g := tr.Goroutine(lookup(t, tr, 7))
	want := GoroutineInfo{
		ID: 7, Created: 20, Ended: 900, First: 20, Last: 900,
		Creator: lookup(t, tr, 1), CreatedAt: g.CreatedAt, Func: g.Func,
	}
	if diff := cmp.Diff(want, g); diff != "" {
		t.Errorf("goroutine 7 (-want +got):\n%s", diff)
	}
	if got := tr.FuncName(lookup(t, tr, 7)); got != "main.receive" {
		t.Errorf("goroutine 7 starts in %q", got)
	}
	if site := tr.Frame(tr.Site(g.CreatedAt)); site != (Frame{"main.main", "main.go", 10}) {
		t.Errorf("goroutine 7 is created at %v", site)
	}
}

func TestAnnotations(t *testing.T) {
	tr := handoff(t)
	if r := tr.Regions(); len(r) != 1 || !r[0].Open || r[0].End != 900 {
		t.Errorf("regions: %+v, want one that is open until its goroutine ends", r)
	}
	if k := tr.Tasks(); len(k) != 1 || k[0].Open || k[0].Start != 100 || k[0].End != 400 {
		t.Errorf("tasks: %+v", k)
	}
	if r := tr.allRanges(); len(r) != 2 || r[0].Kind != RangeGCMark || r[1].Kind != RangeMarkAssist || r[1].Of != 8 {
		t.Errorf("ranges: %+v", r)
	}
}

// sharesNaive adds up intervals one by one.
func sharesNaive(tr *Trace, g Goroutine, from, to Time, cells []Share) {
	n := Time(len(cells))
	for i := range cells {
		a, b := from+(to-from)*Time(i)/n, from+(to-from)*Time(i+1)/n
		for iv := range tr.Intervals(g, a, b) {
			cells[i][iv.Op.Class()] += max(0, min(iv.End, b)-max(iv.Start, a))
		}
	}
}

// busy makes a model with rows long enough for the sums to matter.
func busy(t *testing.T, rng *rand.Rand) *Trace {
	t.Helper()
	b := NewBuilder(Info{GoVersion: "1.26"})
	const goroutines = 5
	at := Time(1000)
	for gen := range uint64(3) {
		g := NewGeneration(GenerationInfo{Number: gen + 1, Start: at})
		for id := range goroutines {
			g.Goroutine(GoID(1 + id))
		}
		g.Event(at)
		for range 4000 {
			at += Time(1 + rng.IntN(50))
			g.Event(at)
			i := Local(rng.IntN(goroutines))
			if g.locals[i].count == 0 {
				g.Status(at, i, StateRunning, ReasonNone, NoStack)
				continue
			}
			op := Operation(1 + rng.IntN(int(OpSleep)))
			g.transition(i, at, op, NoStack, nobody)
		}
		at++
		g.Finish(at)
		b.Add(g)
	}
	tr := b.Seal()
	if err := Check(tr); err != nil {
		t.Fatal(err)
	}
	return tr
}

// The shares by sums are those that adding intervals up gives.
func TestSharesAgainstNaive(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	tr := busy(t, rng)
	for range 300 {
		g := Goroutine(rng.IntN(tr.NumGoroutines()))
		from := Time(rng.Int64N(int64(tr.End())))
		to := from + 1 + Time(rng.Int64N(int64(tr.End())))
		n := 1 + rng.IntN(30)
		got, want := make([]Share, n), make([]Share, n)
		tr.Shares(g, from, to, got)
		sharesNaive(tr, g, from, to, want)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("goroutine %d, %d..%d in %d cells (-naive +sums):\n%s", g, from, to, n, diff)
		}
	}
}

func TestSharesOfHugeWindow(t *testing.T) {
	tr := handoff(t)
	cells := make([]Share, 7)
	tr.Shares(lookup(t, tr, 7), -1<<61, 1<<61, cells)
	var sum Time
	for _, c := range cells {
		sum += c.Total()
	}
	if sum != 880 {
		t.Errorf("shares add up to %d, the goroutine lived 880", sum)
	}
}

// A generation that overlaps the one before is moved as one reader would move it,
// and one that lies far before it is refused.
func TestOverlappingGenerations(t *testing.T) {
	gen := func(number uint64, times ...Time) *Generation {
		g := NewGeneration(GenerationInfo{Number: number, Start: times[0]})
		g.Event(times[0])
		one := g.Goroutine(1)
		for i, at := range times[1:] {
			g.Event(at)
			if i == 0 {
				g.Status(at, one, StateRunning, ReasonNone, NoStack)
			} else if i%2 == 1 {
				g.Stop(at, one, StateWaiting, ReasonSleep, NoStack, Nowhere)
			} else {
				g.Run(at, one, Nowhere)
			}
		}
		g.Finish(times[len(times)-1] + 1)
		return g
	}
	b := NewBuilder(Info{})
	b.Add(gen(1, 100, 110, 120, 200))
	if !b.Add(gen(2, 150, 151, 152, 203, 300)) {
		t.Fatal("the overlapping generation was refused")
	}
	b.Add(gen(3, 90e6, 91e6))
	if b.Add(gen(4, 10e6, 11e6, 50e6)) {
		t.Error("a generation long before the others was taken")
	}
	tr := b.Seal()
	if err := Check(tr); err != nil {
		t.Fatal(err)
	}
	// One reader would tell 150 151 152 203 as 201 202 203 204.
	if got := tr.Segments()[1].Info().Start; got != 101 {
		t.Errorf("generation 2 starts at %d, want 101", got)
	}
	var starts []Time
	for iv := range tr.Intervals(0, 0, 1000) {
		starts = append(starts, iv.Start)
	}
	if diff := cmp.Diff([]Time{0, 20, 100, 103, 104, 200}, starts); diff != "" {
		t.Errorf("intervals start (-want +got):\n%s", diff)
	}
	if n := len(tr.Info().Generations); n != 4 || tr.Info().Generations[3].Lost == "" {
		t.Errorf("generations: %+v, want a fourth that is lost", tr.Info().Generations)
	}
}

// A lost generation leaves a gap in which nothing is known, not a gap in the life.
func TestLostGeneration(t *testing.T) {
	tr := fixture(t, `
generation 1 0 1000
goroutine 1 runtime.main
  ^ running P0
  500 send @ runtime.chansend1 chan.go:1 < main.main main.go:2
lost 2 damaged
generation 3 3000 4000
goroutine 1
  ^ send
`)
	g := lookup(t, tr, 1)
	var ops []Operation
	for iv := range tr.Intervals(g, 0, tr.End()) {
		ops = append(ops, iv.Op)
	}
	if diff := cmp.Diff([]Operation{OpRunning, OpSend, OpUnknown, OpSend}, ops); diff != "" {
		t.Errorf("operations (-want +got):\n%s", diff)
	}
	spent := tr.Spent(g)
	if spent[ClassUnknown] != 2000 || spent.Total() != 4000 {
		t.Errorf("spent %v, want 2000 unknown of 4000", spent)
	}
	if d := time.Duration(tr.End()); d != 4000 {
		t.Errorf("ends at %v", d)
	}
}

// A goroutine behind a wrapper is named after what the wrapper runs.
func TestEntryBehindWrapper(t *testing.T) {
	for _, tt := range []struct{ stack, want string }{
		{"runtime.chanrecv1 main.f main.g runtime.goexit", "main.g"},
		{"runtime.chanrecv1 main.main runtime.main", "main.main"},
		{"runtime.chanrecv1 pkg.helper pkg.TestX testing.tRunner", "pkg.TestX"},
		{"runtime.chanrecv1 testing.(*T).Run testing.tRunner.func1 testing.tRunner", "testing.tRunner"},
		{"testing.tRunner", "testing.tRunner"},
		{"runtime.chanrecv1 pkg.BenchmarkX testing.(*B).runN testing.(*B).launch", "pkg.BenchmarkX"},
		{"runtime.gcMarkDone runtime.main", "runtime.main"},
		{"", ""},
	} {
		g := NewGeneration(GenerationInfo{})
		var frames []Frame
		for fn := range strings.FieldsSeq(tt.stack) {
			frames = append(frames, Frame{Func: fn})
		}
		if got := g.syms.strings[g.syms.entries[g.Stack(frames)].fn]; got != tt.want {
			t.Errorf("entry of %q: %q, want %q", tt.stack, got, tt.want)
		}
	}
}

// The main goroutine keeps its name where the first that is seen of it is how the recording
// begins, as on a machine that has other things to do.
func TestEntryOfRecording(t *testing.T) {
	tr, err := ParseText(`
generation 1 0 1000
goroutine 1
  ^   running P0 T1
  100 preempted @ runtime.traceStartReadCPU tracecpu.go:37 < runtime.StartTrace trace.go:448 < runtime.chanlensStart zchanlens_life.go:53
  200 running P0 T1
  300 receive @ runtime.chanrecv1 chan.go:506 < main.work main.go:56 < main.main main.go:67
`)
	if err != nil {
		t.Fatal(err)
	}
	if got := tr.FuncName(0); got != "main.main" || tr.Goroutine(0).System {
		t.Errorf("the main goroutine is %q, system=%v", got, tr.Goroutine(0).System)
	}
}

// What began before the trace, or ended in a part that is lost, is bounded by what
// is known.
func TestAnnotationsAcrossBorders(t *testing.T) {
	b := NewBuilder(Info{})
	gen := func(number uint64, start Time, tell func(*Generation)) {
		g := NewGeneration(GenerationInfo{Number: number, Start: start})
		g.Event(start)
		g.Event(start + 10)
		g.Status(start+10, g.Goroutine(1), StateRunning, ReasonNone, NoStack)
		if tell != nil {
			tell(g)
		}
		g.Event(start + 900)
		g.Finish(start + 901)
		b.Add(g)
	}
	gen(1, 0, func(g *Generation) {
		g.RangeBegin(50, g.String("mark"), RangeGCMark, ScopeProcess, 0, false)
		g.RangeBegin(60, g.String("sweep"), RangeGCSweep, ScopeProc, 3, false)
	})
	b.Lost(GenerationInfo{Number: 2, Lost: "damaged"})
	gen(3, 2000, func(g *Generation) {
		g.RangeBegin(2010, g.String("sweep"), RangeGCSweep, ScopeProc, 3, true)
		g.RangeBegin(2050, g.String("mark"), RangeGCMark, ScopeProcess, 0, false)
		g.RangeEnd(2060, g.String("mark"), RangeGCMark, ScopeProcess, 0)
	})
	gen(4, 3000, func(g *Generation) {
		g.RangeEnd(3100, g.String("sweep"), RangeGCSweep, ScopeProc, 3)
		g.TaskEnd(3200, 9, 0, g.String("task"))
		g.RegionEnd(3300, 0, 0, g.String("region"))
	})
	tr := b.Seal()
	if err := Check(tr); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range tr.allRanges() {
		got = append(got, fmt.Sprintf("%s %d..%d open=%v", tr.String(r.Name), r.Start, r.End, r.Open))
	}
	for _, k := range tr.Tasks() {
		got = append(got, fmt.Sprintf("%s %d..%d", tr.String(k.Name), k.Start, k.End))
	}
	for _, r := range tr.Regions() {
		got = append(got, fmt.Sprintf("%s %d..%d", tr.String(r.Name), r.Start, r.End))
	}
	want := []string{
		"mark 50..901 open=false", "sweep 60..901 open=true", "sweep 2000..3000 open=true",
		"mark 2050..2060 open=false", "sweep 3000..3100 open=false",
		"task 0..3200", "region 0..3300",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("annotations (-want +got):\n%s", diff)
	}
}

// Which goroutines are the runtime's own.
func TestSystemGoroutines(t *testing.T) {
	for _, tt := range []struct {
		stack  string
		entry  string
		system bool
	}{
		{"runtime.gopark runtime.bgsweep", "runtime.bgsweep", true},
		{"runtime.chanrecv1 main.main runtime.main", "main.main", false},
		{"runtime.traceStartReadCPU runtime.StartTrace runtime.chanlensStart", "main.main", false},
		{"sync.init.1", "main.main", false},
		{"example.com/a.b/c.init", "main.main", false},
		{"main.init.0.func1", "main.init.0.func1", false},
		{"main.(*server).init", "main.(*server).init", false},
		{"main.initial", "main.initial", false},
		{"time.Sleep main.f main.init runtime.doInit1 runtime.doInit", "main.main", false},
		{"runtime.chansend1 main.gen.func1 iter.Pull[go.shape.int].func1 runtime.corostart", "main.gen.func1", false},
		{"runtime.corostart", "runtime.corostart", false},
		{"runtime.chanrecv1 main.blockHere _cgoexp_1234_goBlock runtime.cgocallbackg1 runtime.cgocallbackg runtime.cgocallback", "main.blockHere", false},
		{"runtime.gopark runtime.runFinalizers", "runtime.runFinalizers", true},
		{"runtime.chansend1 main.closeConn runtime.runFinalizers", "main.closeConn", false},
		{"syscall.close os.(*file).close runtime.runFinalizers", "runtime.runFinalizers", true},
		{"runtime.chansend1 main.cleanConn runtime.runCleanups", "main.cleanConn", false},
		{"runtime.chanrecv1 runtime/trace.(*traceMultiplexer).startLocked.func1", "runtime/trace.(*traceMultiplexer).startLocked.func1", true},
	} {
		g := NewGeneration(GenerationInfo{Start: 0})
		g.Event(0)
		var frames []Frame
		for fn := range strings.FieldsSeq(tt.stack) {
			frames = append(frames, Frame{Func: fn})
		}
		g.Event(5)
		g.Status(5, g.Goroutine(1), StateWaiting, ReasonNone, g.Stack(frames))
		g.Finish(6)
		b := NewBuilder(Info{})
		b.Add(g)
		tr := b.Seal()
		if got := tr.FuncName(0); got != tt.entry || tr.Goroutine(0).System != tt.system {
			t.Errorf("%s: %q system=%v, want %q %v", tt.stack, got, tr.Goroutine(0).System, tt.entry, tt.system)
		}
	}
}
