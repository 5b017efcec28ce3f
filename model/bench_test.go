package model

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// benchGeneration returns a generation in which goroutines hand over to one another
// on four processors: three transitions a hand-over.
func benchGeneration(goroutines, handovers int) *Generation {
	rng := rand.New(rand.NewPCG(1, uint64(goroutines)))
	g := NewGeneration(GenerationInfo{Number: 1})
	send := g.Stack([]Frame{{"runtime.chansend1", "chan.go", 161}, {"main.produce", "main.go", 12}})
	receive := g.Stack([]Frame{{"runtime.chanrecv1", "chan.go", 506}, {"main.consume", "main.go", 29}})
	at := Time(0)
	next := func() Time {
		at += Time(1 + rng.IntN(400))
		g.Event(at)
		return at
	}
	g.Event(0)
	for i := range goroutines {
		g.Status(next(), g.Goroutine(GoID(i+1)), StateWaiting, ReasonChanReceive, receive)
	}
	for range handovers {
		l := Local(rng.IntN(goroutines))
		by := Local(rng.IntN(goroutines))
		w := g.Where(int64(rng.IntN(4)), int64(rng.IntN(8)))
		if g.locals[l].op != OpReceive {
			continue
		}
		g.Wake(next(), l, by, send)
		g.Run(next(), l, w)
		g.Stop(next(), l, StateWaiting, ReasonChanReceive, receive, w)
	}
	g.Finish(at + 1)
	return g
}

// BenchmarkSeal turns a decoded generation of a million transitions into a trace.
func BenchmarkSeal(b *testing.B) {
	for _, goroutines := range []int{100, 100_000} {
		b.Run(fmt.Sprintf("goroutines=%d", goroutines), func(b *testing.B) {
			b.ReportAllocs()
			transitions, bytes := 0, int64(0)
			for b.Loop() {
				b.StopTimer()
				g := benchGeneration(goroutines, 333_333)
				transitions += int(g.trans.n)
				b.StartTimer()
				builder := NewBuilder(Info{})
				builder.Add(g)
				bytes += builder.Seal().segments[0].cols.Load().bytes()
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(transitions), "ns/transition")
			b.ReportMetric(float64(bytes)/float64(transitions), "B/transition")
		})
	}
}

// benchTraces are a trace of few goroutines with many intervals, and the other way
// round.
func benchTraces(b *testing.B, run func(b *testing.B, t *Trace)) {
	for _, goroutines := range []int{100, 100_000} {
		builder := NewBuilder(Info{})
		builder.Add(benchGeneration(goroutines, 1_000_000))
		tr := builder.Seal()
		b.Run(fmt.Sprintf("goroutines=%d", goroutines), func(b *testing.B) { run(b, tr) })
	}
}

// BenchmarkShares divides windows of all widths among 200 cells, as a lane is drawn.
func BenchmarkShares(b *testing.B) {
	benchTraces(b, func(b *testing.B, t *Trace) {
		for _, zoom := range []Time{1, 100, 10_000} {
			b.Run(fmt.Sprintf("zoom=%d", zoom), func(b *testing.B) {
				cells := make([]Share, 200)
				g, span := Goroutine(0), t.End()/zoom
				for b.Loop() {
					clear(cells)
					from := (t.End() - span) / 2
					t.Shares(g, from, from+span, cells)
					g = (g + 1) % Goroutine(t.NumGoroutines())
				}
			})
		}
	})
}

// BenchmarkIntervalAt asks what goroutines did at moments all over the trace.
func BenchmarkIntervalAt(b *testing.B) {
	benchTraces(b, func(b *testing.B, t *Trace) {
		rng := rand.New(rand.NewPCG(3, 4))
		for b.Loop() {
			g := Goroutine(rng.IntN(t.NumGoroutines()))
			if _, ok := t.IntervalAt(g, Time(rng.Int64N(int64(t.End())))); !ok {
				b.Fatal("not alive")
			}
		}
	})
}

// BenchmarkWakesBy asks whom goroutines woke in the whole trace.
func BenchmarkWakesBy(b *testing.B) {
	benchTraces(b, func(b *testing.B, t *Trace) {
		g := Goroutine(0)
		for b.Loop() {
			n := 0
			for range t.WakesBy(g, 0, t.End()) {
				if n++; n == 200 {
					break
				}
			}
			g = (g + 1) % Goroutine(t.NumGoroutines())
		}
	})
}

// BenchmarkSnapshot shows what there is of a trace that is being loaded.
func BenchmarkSnapshot(b *testing.B) {
	builder := NewBuilder(Info{})
	builder.Outline([]GenerationInfo{{End: 1}, {Start: 1, End: 2, Absent: Pending}, {Start: 2, End: 3, Absent: Pending}}, 0, 0)
	builder.Add(benchGeneration(500_000, 1000))
	after := NewGeneration(GenerationInfo{Number: 2, Start: builder.last + 1})
	after.Event(builder.last + 1)
	after.Status(builder.last+2, after.Goroutine(1), StateRunning, ReasonNone, NoStack)
	after.Finish(builder.last + 3)
	builder.Add(after)
	builder.work.Wait()
	for b.Loop() {
		if tr := builder.Snapshot(); tr.NumGoroutines() != 500_000 {
			b.Fatal("not filled")
		}
	}
}
