package verdict_test

import (
	"context"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/verdict"
)

// crowd builds a trace of two generations at the end of which n goroutines are
// blocked, each since a moment of its own: most of them wait to receive, one in ten
// in a select between ticks of a timer.
func crowd(n int) *model.Trace {
	const places = 64
	b := model.NewBuilder(model.Info{})
	second := model.Time(1e9)
	for i := range 2 {
		start := model.Time(i) * second
		g := model.NewGeneration(model.GenerationInfo{Number: uint64(i + 1), Start: start})
		on := g.Where(0, 0)
		entry := g.Stack([]model.Frame{{Func: "main.worker", File: "worker.go", Line: 1}})
		var receives, selects [places]model.StackID
		for p := range places {
			receives[p] = g.Stack([]model.Frame{{Func: "runtime.chanrecv1", File: "chan.go", Line: 506}, {Func: "main.worker", File: "worker.go", Line: 10 + p}})
			selects[p] = g.Stack([]model.Frame{{Func: "runtime.selectgo", File: "select.go", Line: 351}, {Func: "main.tick", File: "tick.go", Line: 10 + p}})
		}
		g.Event(start)
		ids := make([]model.Local, n)
		for k := range ids {
			ids[k] = g.Goroutine(model.GoID(k + 1))
		}
		step := (second - 1) / model.Time(n)
		for k, id := range ids {
			at := start + model.Time(k)*step + 1
			reason, stack := model.ReasonChanReceive, receives[k%places]
			if k%10 == 0 {
				reason, stack = model.ReasonSelect, selects[k%places]
			}
			switch {
			case i == 0 && k%3 == 0:
				g.Create(at, id, model.StateRunnable, entry, model.NoLocal, model.NoStack)
				g.Run(at+step/8, id, on)
				g.Stop(at+step/4, id, model.StateWaiting, reason, stack, on)
			default:
				g.Status(start, id, model.StateWaiting, reason, stack)
			}
			if k%10 == 0 || k%3 == 1 {
				g.Wake(at+step/3, id, model.NoLocal, model.NoStack)
				g.Run(at+step/2, id, on)
				g.Stop(at+3*step/4, id, model.StateWaiting, reason, stack, on)
			}
		}
		g.Finish(start + second)
		b.Add(g)
	}
	return b.Seal()
}

func BenchmarkAtEnd(b *testing.B) {
	t := crowd(500_000)
	b.ReportAllocs()
	for b.Loop() {
		verdict.AtEnd(context.Background(), t)
	}
}

func BenchmarkGroupBlocked(b *testing.B) {
	t := crowd(500_000)
	blocked := verdict.AtEnd(context.Background(), t)
	b.ReportAllocs()
	for b.Loop() {
		verdict.GroupBlocked(t, blocked)
	}
}
