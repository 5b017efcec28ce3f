package channel

import (
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"testing"

	"chanlens/model"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// sampleTraces are real traces that come with the module.
func sampleTraces(t testing.TB) []string {
	t.Helper()
	files, _ := filepath.Glob("../../../samples/*/recorded.trace")
	if len(files) == 0 {
		t.Fatal("found no sample traces")
	}
	return files
}

// checkResult holds a result against what is true of all.
func checkResult(t *testing.T, s *Study, r Result) {
	t.Helper()
	var waits, open, locks int
	for seg := range s.t.Segments() {
		rows := s.t.Segments()[seg].Rows()
		for i := range rows.Len() {
			row := rows.Row(i)
			if s.t.Goroutine(row.Goroutine).System {
				continue
			}
			for k, op := range row.Ops() {
				if !isPaired[op] {
					continue
				}
				_, ended := row.Wake(s.t, k+1-boolInt(k+1 == row.Len()))
				switch {
				case k+1 < row.Len() && ended && onChannel(op):
					waits++
				case k+1 < row.Len() && ended:
					locks++
				case k+1 == row.Len() && !row.Continues && !row.Dead && op != model.OpSelect && onChannel(op):
					open++
				}
			}
		}
	}
	checkTraffic(t, r)
	got, gotOpen, pairs := 0, 0, 0
	for _, c := range r.Channels {
		got += c.Wakes
		gotOpen += c.SendersAtEnd + c.ReceiversAtEnd
		if c.MaxWaiting < 1 && r.Omitted == 0 || c.Confidence <= 0 || c.Confidence > 1 || c.Evidence == "" || c.Name == "" {
			t.Errorf("channel %d: %+v", c.ID, c)
		}
		if !c.Several && c.Count != 1 || c.Several && c.Count == 1 {
			t.Errorf("channel %d: several %v, but count %d", c.ID, c.Several, c.Count)
		}
		if !c.Several && c.Closes > 1 {
			t.Errorf("channel %d: one channel, but %d closes", c.ID, c.Closes)
		}
	}
	if got != waits {
		t.Errorf("the channels have %d waits that ended, the trace has %d", got, waits)
	}
	if gotOpen != open {
		t.Errorf("the channels have %d open sends and receives, the trace has %d", gotOpen, open)
	}
	for _, p := range r.Pairs {
		pairs += p.Count
		if p.WaitMax < p.WaitP99 || p.WaitP99 < p.WaitP50 || p.DelayMax < p.DelayP99 || p.DelayP99 < p.DelayP50 || p.Wokens < 1 && r.Omitted == 0 {
			t.Errorf("pairing %+v", p)
		}
	}
	if pairs != waits+locks {
		t.Errorf("the pairings have %d waits, the trace has %d", pairs, waits+locks)
	}
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Every wait that ended belongs to one channel, counts add up, and what a wait says of
// itself agrees with the list.
func TestInvariants(t *testing.T) {
	for _, file := range sampleTraces(t) {
		tr := loaded(t, file)
		s := studied(t, tr)
		r := s.Result()
		checkResult(t, s, r)
		of := make([]int, len(r.Channels)+1)
		for g := range model.Goroutine(tr.NumGoroutines()) {
			info := tr.Goroutine(g)
			if info.System {
				continue
			}
			for iv := range tr.Intervals(g, info.First, info.Last) {
				_, paired := tr.WakeAfter(iv)
				paired = paired && isPaired[iv.Op]
				id, ok := r.ChannelOf(iv)
				if onChannel(iv.Op) && (paired || iv.Open) != ok {
					t.Errorf("%s: goroutine %d, %v at %d: paired %v, on channel %d %v", file, info.ID, iv.Op, iv.Start, paired, id, ok)
				}
				if paired && ok {
					of[id]++
				}
			}
		}
		for _, c := range r.Channels {
			if of[c.ID] != c.Wakes {
				t.Errorf("%s: channel %d has %d wakes, but %d waits say that they are on it", file, c.ID, c.Wakes, of[c.ID])
			}
		}
	}
}

// Within one channel the order of wakes is hardly ever contradicted.
func TestOneChannelFits(t *testing.T) {
	for _, file := range sampleTraces(t) {
		s := studied(t, loaded(t, file))
		omitted := 0
		for _, e := range s.entries(&s.channels, &omitted) {
			for _, p := range e.parts {
				if v := check(s.channels.waits, p.byStart, p.byEnd); p.how != byNothing && !v.fits() {
					t.Errorf("%s: %+v", file, v)
				}
			}
		}
	}
}

// The result does not depend on how many processors work.
func TestDeterministic(t *testing.T) {
	tr := random(t, 7, 40, 4000)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	var want Result
	for i, n := range []int{1, 1, 2, 5} {
		runtime.GOMAXPROCS(n)
		r := studied(t, tr).Result()
		if i == 0 {
			want = r
		}
		if diff := cmp.Diff(want, r, cmpopts.IgnoreUnexported(Result{})); diff != "" {
			t.Fatalf("with %d processors (-want +got):\n%s", n, diff)
		}
	}
	if len(want.Channels) < 5 {
		t.Errorf("only %d channels", len(want.Channels))
	}
}

// What is only counted, beyond a limit, is counted all the same.
func TestLimits(t *testing.T) {
	tr := random(t, 3, 30, 30_000)
	s := studied(t, tr)
	all := len(s.channels.waits) + len(s.locks.waits)
	if all < 2000 {
		t.Fatalf("only %d waits", all)
	}
	for _, limit := range []struct{ most, atPlace int }{{1 << 20, 1 << 20}, {500, 1 << 20}, {1 << 20, 100}, {1, 1}, {0, 1}} {
		s := newStudy(tr, limit.most, limit.atPlace)
		visitAll(t, s)
		r := s.Result()
		checkResult(t, s, r)
		if kept := len(s.channels.waits) + len(s.locks.waits); kept+r.Omitted != all {
			t.Errorf("limits %+v: %d waits kept and %d omitted, of %d", limit, kept, r.Omitted, all)
		}
	}
}

// random returns a trace of goroutines that wait and wake each other by chance, in
// several generations.
func random(t testing.TB, seed uint64, goroutines, wakes int) *model.Trace {
	rng := rand.New(rand.NewPCG(seed, seed))
	b := model.NewBuilder(model.Info{})
	const generations = 3
	waiting := make([]bool, goroutines)
	ops := make([]int, goroutines)
	running := goroutines
	at := model.Time(0)
	reasons := []model.Reason{model.ReasonChanSend, model.ReasonChanReceive, model.ReasonSelect, model.ReasonSync}
	leaves := []string{"runtime.chansend1", "runtime.chanrecv1", "runtime.selectgo", "sync.(*Mutex).Lock"}
	wakers := [][]string{{"runtime.chanrecv1", "runtime.selectgo"}, {"runtime.chansend1", "runtime.selectgo", ""}, {"runtime.chansend1", "runtime.chanrecv1", "runtime.selectgo", ""}, {"sync.(*Mutex).Unlock"}}
	for n := range generations {
		end := at + model.Time(wakes/generations*3000)
		g := model.NewGeneration(model.GenerationInfo{Number: uint64(n + 1), Start: at, End: end})
		g.Event(at)
		on := g.Where(0, 0)
		stack := func(leaf string, i int) model.StackID {
			frames := []model.Frame{{Func: "main.f", File: "main.go", Line: 100 + i}, {Func: "main.caller", File: "main.go", Line: 7}}
			if leaf != "" {
				frames = append([]model.Frame{{Func: leaf, File: "chan.go", Line: 1}}, frames...)
			}
			return g.Stack(frames)
		}
		for i := range goroutines {
			local := g.Goroutine(model.GoID(i + 1))
			if waiting[i] {
				g.Status(at, local, model.StateWaiting, reasons[ops[i]], stack(leaves[ops[i]], i%5*4+ops[i]))
			} else {
				g.Status(at, local, model.StateRunning, model.ReasonNone, model.NoStack)
			}
		}
		for range wakes / generations * 2 {
			at += model.Time(1 + rng.IntN(2500))
			g.Event(at)
			i := rng.IntN(goroutines)
			if !waiting[i] {
				if running <= goroutines/4 {
					continue
				}
				running--
				ops[i] = rng.IntN(len(reasons))
				g.Stop(at, model.Local(i), model.StateWaiting, reasons[ops[i]], stack(leaves[ops[i]], i%5*4+ops[i]), on)
				waiting[i] = true
				continue
			}
			by := rng.IntN(goroutines)
			for waiting[by] {
				by = (by + 1) % goroutines
			}
			leaf := wakers[ops[i]][rng.IntN(len(wakers[ops[i]]))]
			g.Wake(at, model.Local(i), model.Local(by), stack(leaf, 50+by%5))
			at += model.Time(1 + rng.IntN(400))
			g.Event(at)
			g.Run(at, model.Local(i), on)
			waiting[i] = false
			running++
		}
		at = max(at, end) + 1
		g.Finish(at)
		b.Add(g)
	}
	tr := b.Seal()
	if err := model.Check(tr); err != nil {
		t.Fatal(err)
	}
	return tr
}
