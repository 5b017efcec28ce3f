package analysis_test

import (
	"testing"

	"chanlens/model"
	"chanlens/model/analysis"
)

// busy builds a trace of n hand-offs over unbuffered channels among 200
// goroutines: six intervals and two wakes each.
func busy(n int) *model.Trace {
	const pairs = 100
	g := model.NewGeneration(model.GenerationInfo{Number: 1, Start: 0, End: model.Time(n * 60)})
	on := g.Where(0, 0)
	stack := func(prim, fn string, line int) model.StackID {
		return g.Stack([]model.Frame{{Func: prim, File: "chan.go", Line: 1}, {Func: fn, File: "main.go", Line: line}})
	}
	var sends, receives [pairs]model.StackID
	for p := range pairs {
		sends[p] = stack("runtime.chansend1", "main.produce", p)
		receives[p] = stack("runtime.chanrecv1", "main.consume", p)
		g.Status(0, g.Goroutine(model.GoID(2*p+1)), model.StateRunning, model.ReasonNone, model.NoStack)
		g.Status(0, g.Goroutine(model.GoID(2*p+2)), model.StateRunning, model.ReasonNone, model.NoStack)
	}
	at := model.Time(0)
	next := func() model.Time {
		at += model.Time(7 + at%5)
		return at
	}
	for i := range n {
		p := i % pairs
		sender, receiver := model.Local(2*p), model.Local(2*p+1)
		g.Stop(next(), sender, model.StateWaiting, model.ReasonChanSend, sends[p], on)
		g.Wake(next(), sender, receiver, receives[p])
		g.Stop(next(), receiver, model.StateWaiting, model.ReasonChanReceive, receives[p], on)
		g.Run(next(), sender, on)
		g.Wake(next(), receiver, sender, sends[p])
		g.Run(next(), receiver, on)
	}
	g.Finish(next())
	b := model.NewBuilder(model.Info{})
	b.Add(g)
	return b.Seal()
}

func BenchmarkScan(b *testing.B) {
	t := busy(500_000)
	b.ReportAllocs()
	for b.Loop() {
		analysis.Scan(b.Context(), t, nil)
	}
}
