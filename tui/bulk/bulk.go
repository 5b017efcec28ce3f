// Package bulk makes large traces, to measure with: no two goroutines alike, and
// as many intervals as are asked for.
//
// What comes in: a [Shape]. What goes out: a sealed model.Trace. All goroutines
// live from the begin of the trace to its end and take turns: one wakes another,
// which runs and waits again.
//
// Package bulk is for tests only.
package bulk

import "chanlens/model"

// Shape says how large a trace is.
type Shape struct {
	Goroutines  int
	Generations int // each a second long
	Turns       int // of each goroutine in each generation: three intervals a turn
}

// Second is how long a generation lasts.
const Second = model.Time(1e9)

// places is at how many places goroutines wait.
const places = 64

// Trace makes a trace of a shape.
func Trace(s Shape) *model.Trace {
	b := model.NewBuilder(model.Info{GoVersion: "1.26", Source: "bulk"})
	for n := range s.Generations {
		b.Add(s.generation(n))
	}
	return b.Seal()
}

// generation makes the n-th generation.
func (s Shape) generation(n int) *model.Generation {
	start := model.Time(n) * Second
	g := model.NewGeneration(model.GenerationInfo{Number: uint64(n + 1), Start: start})
	var stacks [places]model.StackID
	for i := range stacks {
		stacks[i] = g.Stack([]model.Frame{
			{Func: "runtime.chanrecv1", File: "chan.go", Line: 506},
			{Func: "main.worker" + string(rune('a'+i%26)), File: "worker.go", Line: 10 + i},
		})
	}
	ids := make([]model.Local, s.Goroutines)
	for i := range ids {
		ids[i] = g.Goroutine(s.number(i))
		g.Event(start)
		g.Status(start, ids[i], model.StateWaiting, model.ReasonChanReceive, stacks[i%places])
	}
	step := Second / model.Time(s.Turns*s.Goroutines+1)
	at := start
	for turn := range s.Turns {
		for i, id := range ids {
			waker := ids[(i+1+turn)%len(ids)]
			at += step
			g.Event(at)
			g.Wake(at, id, waker, stacks[(i+turn)%places])
			where := model.Where{Proc: model.Proc(i % 8), Thread: model.NoThread}
			g.Run(at+step/4, id, where)
			g.Stop(at+step/4+step*model.Time(1+i%3)/5, id, model.StateWaiting, model.ReasonChanReceive, stacks[(i+turn)%places], where)
		}
	}
	g.Finish(start + Second)
	return g
}

// number returns the number of the i-th goroutine: like the runtime's, in blocks
// that processors take in turn.
func (s Shape) number(i int) model.GoID {
	const block = 16
	if last := s.Goroutines / block * block; i >= last {
		return model.GoID(i + 1)
	}
	return model.GoID((i/block^1)*block + i%block + 1)
}
