package report

import (
	"fmt"
	"io"
	"testing"

	"chanlens/model"
)

// leak builds a trace of two generations at the end of which n goroutines are stuck
// at 64 places, each for a time of its own.
func leak(n int) *model.Trace {
	const second = model.Time(1e9)
	b := model.NewBuilder(model.Info{GoVersion: "1.26", Source: "leak"})
	for i := range 2 {
		start := model.Time(i) * second
		g := model.NewGeneration(model.GenerationInfo{Number: uint64(i + 1), Start: start})
		var stacks, created [64]model.StackID
		for k := range stacks {
			stacks[k] = g.Stack([]model.Frame{
				{Func: "runtime.chanrecv1", File: "chan.go", Line: 506},
				{Func: "main.worker", File: "worker.go", Line: 10 + k},
				{Func: "main.run", File: "run.go", Line: 5},
			})
			created[k] = g.Stack([]model.Frame{{Func: "main.main", File: "main.go", Line: 10 + k}})
		}
		entry := g.Stack([]model.Frame{{Func: "main.run", File: "run.go"}})
		on := g.Where(0, 0)
		g.Event(start)
		for k := range n {
			id := g.Goroutine(model.GoID(k + 1))
			if i > 0 {
				g.Status(start, id, model.StateWaiting, model.ReasonChanReceive, stacks[k%64])
				continue
			}
			at := model.Time(k)*(second/model.Time(n+1)) + 1
			g.Create(at, id, model.StateRunnable, entry, model.NoLocal, created[k%64])
			g.Run(at+1, id, on)
			g.Stop(at+2, id, model.StateWaiting, model.ReasonChanReceive, stacks[k%64], on)
		}
		g.Finish(start + second)
		b.Add(g)
	}
	return b.Seal()
}

// BenchmarkLeak measures reports on half a million goroutines that are stuck.
func BenchmarkLeak(b *testing.B) {
	t := leak(500_000)
	b.Run("new", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			examined(b, t)
		}
	})
	for _, f := range Formats {
		b.Run(fmt.Sprint(f), func(b *testing.B) {
			r := examined(b, t)
			b.ReportAllocs()
			for b.Loop() {
				if err := r.Print(io.Discard, f, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
