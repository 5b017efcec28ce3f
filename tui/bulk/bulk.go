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
	Ops         int // channel operations recorded of each goroutine in each turn
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
	chans := s.chans(g)
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
			ran := step * model.Time(1+i%3) / 5
			chans.use(g, id, i, at+step/4, ran)
			g.Stop(at+step/4+ran, id, model.StateWaiting, model.ReasonChanReceive, stacks[(i+turn)%places], where)
		}
	}
	g.Finish(start + Second)
	return g
}

// used are the channels of a generation: neighbours send and receive by turns.
type used struct {
	ops  int
	list []model.LocalChan
	sent []uint64 // so far, by channel
}

// chansOfBulk is how many channels there are.
const chansOfBulk = 1000

// chans declares the channels in a generation.
func (s Shape) chans(g *model.Generation) *used {
	u := &used{ops: s.Ops}
	if s.Ops == 0 {
		return u
	}
	u.sent = make([]uint64, chansOfBulk)
	for i := range chansOfBulk {
		c := g.Chan(uint64(i + 1))
		g.DeclareChan(c, model.ChanState{Cap: 8})
		u.list = append(u.list, c)
	}
	return u
}

// use records what the i-th goroutine does to its channel while it runs.
func (u *used) use(g *model.Generation, id model.Local, i int, from, ran model.Time) {
	for k := range u.ops {
		c := i / 2 % chansOfBulk
		act := model.ChanAct{Kind: model.ChanReceive}
		if k%2 == 0 {
			act = model.ChanAct{Kind: model.ChanSend, Len: 1}
			u.sent[c]++
		}
		g.ChanOp(from+ran*model.Time(k)/model.Time(u.ops), id, u.list[c], act, u.sent[c], model.NoStack)
	}
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
