package filter_test

import (
	"testing"

	"chanlens/model"
)

// busy builds a trace of n short-lived goroutines: each waits for a lock, sends, and is
// woken by the one that collects.
func busy(n int) *model.Trace {
	g := model.NewGeneration(model.GenerationInfo{Number: 1, Start: 0, End: model.Time(n*70 + 100)})
	on := g.Where(0, 0)
	stack := func(prim, fn string, line int) model.StackID {
		return g.Stack([]model.Frame{{Func: prim, File: "chan.go", Line: 1}, {Func: fn, File: "main.go", Line: line}})
	}
	entry := g.Stack([]model.Frame{{Func: "main.worker", File: "main.go", Line: 20}})
	start, lock := stack("main.spawn", "main.main", 10), stack("sync.(*Mutex).Lock", "main.worker", 22)
	send, receive := stack("runtime.chansend1", "main.worker", 24), stack("runtime.chanrecv1", "main.main", 12)
	main := g.Goroutine(1)
	g.Status(0, main, model.StateRunning, model.ReasonNone, model.NoStack)
	at := model.Time(0)
	next := func() model.Time {
		at += model.Time(6 + at%5)
		return at
	}
	for i := range n {
		w := g.Goroutine(model.GoID(i + 2))
		g.Create(next(), w, model.StateRunnable, entry, main, start)
		g.Run(next(), w, on)
		g.Stop(next(), w, model.StateWaiting, model.ReasonSync, lock, on)
		g.Wake(next(), w, main, receive)
		g.Run(next(), w, on)
		g.Stop(next(), w, model.StateWaiting, model.ReasonChanSend, send, on)
		g.Wake(next(), w, main, receive)
		g.End(next(), w, on)
	}
	g.Finish(at + 1)
	b := model.NewBuilder(model.Info{})
	b.Add(g)
	return b.Seal()
}

func BenchmarkMatch(b *testing.B) {
	t := busy(500_000)
	for _, c := range []struct{ name, text string }{
		{"goroutines", "func~worker and life<1s"},
		{"state", "state=receive"},
		{"wait", "state=send and wait>1s"},
		{"waker", "woken-by=main.main and wait>1s"},
		{"having", "goroutine in having(state=mutex) and state=send and place~worker"},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				match(b, compile(b, c.text, t, nil), 0, t.End())
			}
		})
	}
}
