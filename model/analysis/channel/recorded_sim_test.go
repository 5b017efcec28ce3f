package channel

import (
	"math/rand/v2"
	"testing"

	"chanlens/model"
)

// simulation plays goroutines that send to channels and receive from them as the runtime
// has them do, and records it.
type simulation struct {
	rng        *rand.Rand
	g          *model.Generation
	at         model.Time
	on         model.Where
	stacks     [simKinds][4]model.StackID
	chans      []simChan
	goroutines []simGoroutine
	running    []int
	near       int // how many channels each goroutine uses
}

// The kinds of places of a simulation.
const (
	simSend = iota
	simReceive
	simSelect
	simMade

	simKinds
)

type simChan struct {
	of             model.LocalChan
	cap, len       int
	sent, received uint64
	waiting        []simWait // all of one side
}

type simWait struct {
	g   int
	way model.ChanKind
}

type simGoroutine struct {
	local   model.Local
	reason  model.Reason
	waiting bool
	stack   model.StackID
	on      []int // channels it waits on
	way     model.ChanKind
}

// simulated returns a recorded trace of so many goroutines, channels and operations, in
// several generations. Each goroutine uses so many of the channels as near says.
func simulated(t testing.TB, seed uint64, goroutines, chans, near, ops int) *model.Trace {
	t.Helper()
	s := &simulation{rng: rand.New(rand.NewPCG(seed, 1)), near: near}
	for range goroutines {
		s.goroutines = append(s.goroutines, simGoroutine{})
	}
	for range chans {
		s.chans = append(s.chans, simChan{cap: s.rng.IntN(4)})
	}
	const generations = 4
	b := model.NewBuilder(model.Info{})
	for n := range generations {
		s.generation(n)
		for range ops / generations {
			s.step()
		}
		s.at += 10
		s.g.Finish(s.at)
		b.Add(s.g)
	}
	tr := b.Seal()
	if err := model.Check(tr); err != nil {
		t.Fatal(err)
	}
	return tr
}

// generation begins another generation.
func (s *simulation) generation(n int) {
	s.g = model.NewGeneration(model.GenerationInfo{Number: uint64(n + 1), Start: s.at, End: s.at + 1})
	s.g.Event(s.at)
	s.on = s.g.Where(0, 0)
	for kind, leaf := range []string{"runtime.chansend1", "runtime.chanrecv1", "runtime.selectgo", ""} {
		for i := range s.stacks[kind] {
			frames := []model.Frame{{Func: "main.f", File: "main.go", Line: 10*kind + i + 1}}
			if leaf != "" {
				frames = append([]model.Frame{{Func: leaf, File: "chan.go", Line: 1}}, frames...)
			}
			s.stacks[kind][i] = s.g.Stack(frames)
		}
	}
	s.running = s.running[:0]
	for i := range s.goroutines {
		g := &s.goroutines[i]
		g.local = s.g.Goroutine(model.GoID(i + 1))
		if g.waiting {
			s.g.Status(s.at, g.local, model.StateWaiting, g.reason, s.stacks[g.kind()][i%4])
		} else {
			s.g.Status(s.at, g.local, model.StateRunning, model.ReasonNone, model.NoStack)
			s.running = append(s.running, i)
		}
	}
	for i := range s.chans {
		c := &s.chans[i]
		c.of = s.g.Chan(uint64(i + 1))
		s.g.DeclareChan(c.of, model.ChanState{Cap: c.cap, Elem: s.g.String("int"), Sent: c.sent, Received: c.received})
		if n == 0 {
			s.g.MakeChan(s.at, c.of, s.goroutines[0].local, s.stacks[simMade][i%4])
		}
	}
}

func (g *simGoroutine) kind() int {
	switch {
	case len(g.on) > 1:
		return simSelect
	case g.way == model.ChanSend:
		return simSend
	}
	return simReceive
}

// tick passes a little time.
func (s *simulation) tick() model.Time {
	s.at += model.Time(1 + s.rng.IntN(50))
	s.g.Event(s.at)
	return s.at
}

// step has one goroutine that runs do one thing.
func (s *simulation) step() {
	k := s.rng.IntN(len(s.running))
	i := s.running[k]
	way := model.ChanKind(s.rng.IntN(2))
	first := s.rng.IntN(s.near)
	on := []int{(i*s.near/2 + first) % len(s.chans)}
	if s.rng.IntN(4) == 0 { // a select that receives
		way = model.ChanReceive
		on = append(on, (on[0]+1+s.rng.IntN(s.near-1))%len(s.chans))
	}
	for n, c := range on {
		if s.try(i, c, way, n, len(on)) {
			return
		}
	}
	if len(s.running) <= 1+len(s.goroutines)/4 || s.rng.IntN(8) == 0 {
		s.g.ChanOp(s.tick(), s.goroutines[i].local, s.chans[on[0]].of, withLen(s.flags(way, 0, len(on), model.ChanFails), s.chans[on[0]].len), 0, s.stacks[simSelect][i%4])
		return
	}
	s.wait(i, k, way, on)
}

// flags returns an operation, as the n-th case of so many.
func (s *simulation) flags(way model.ChanKind, n, of int, f model.ChanFlags) model.ChanAct {
	a := model.ChanAct{Kind: way, Flags: f}
	if of > 1 {
		a.Flags |= model.ChanInSelect
		a.Case, a.Cases = uint16(n), uint16(of)
	}
	return a
}

func withLen(a model.ChanAct, length int) model.ChanAct {
	a.Len = int32(length)
	return a
}

// try does an operation if it need not wait.
func (s *simulation) try(i, on int, way model.ChanKind, n, of int) bool {
	c, g := &s.chans[on], &s.goroutines[i]
	kind := simSend
	switch {
	case of > 1:
		kind = simSelect
	case way == model.ChanReceive:
		kind = simReceive
	}
	stack := s.stacks[kind][i%4]
	other := len(c.waiting) > 0 && c.waiting[0].way != way
	switch {
	case way == model.ChanSend && (other || c.len < c.cap):
		c.sent++
		if other {
			c.received++
			s.g.ChanOp(s.tick(), g.local, c.of, withLen(s.flags(way, n, of, model.ChanDirect), c.len), c.sent, stack)
			s.wake(on, i, stack, c.received)
			return true
		}
		c.len++
		s.g.ChanOp(s.tick(), g.local, c.of, withLen(s.flags(way, n, of, 0), c.len), c.sent, stack)
		return true
	case way == model.ChanReceive && (other || c.len > 0):
		c.received++
		if other {
			c.sent++
			s.g.ChanOp(s.tick(), g.local, c.of, withLen(s.flags(way, n, of, model.ChanDirect), c.len), c.received, stack)
			s.wake(on, i, stack, c.sent)
			return true
		}
		c.len--
		s.g.ChanOp(s.tick(), g.local, c.of, withLen(s.flags(way, n, of, 0), c.len), c.received, stack)
		return true
	}
	return false
}

// wake has the first who waits on a channel go on.
func (s *simulation) wake(on, by int, stack model.StackID, seq uint64) {
	c := &s.chans[on]
	w := c.waiting[0]
	g := &s.goroutines[w.g]
	which := 0
	for n, k := range g.on {
		if k == on {
			which = n
		}
		of := &s.chans[k]
		for q := range of.waiting {
			if of.waiting[q].g == w.g {
				of.waiting = append(of.waiting[:q:q], of.waiting[q+1:]...)
				break
			}
		}
	}
	s.g.Wake(s.tick(), g.local, s.goroutines[by].local, stack)
	s.g.Run(s.tick(), g.local, s.on)
	s.g.ChanOp(s.tick(), g.local, c.of, withLen(s.flags(w.way, which, len(g.on), model.ChanWaited), c.len), seq, model.NoStack)
	g.waiting, g.on = false, nil
	s.running = append(s.running, w.g)
}

// wait has the k-th goroutine that runs wait.
func (s *simulation) wait(i, k int, way model.ChanKind, on []int) {
	g := &s.goroutines[i]
	g.waiting, g.on, g.way = true, on, way
	for n, c := range on {
		s.g.ChanOp(s.tick(), g.local, s.chans[c].of, withLen(s.flags(way, n, len(on), model.ChanWaits), s.chans[c].len), 0, model.NoStack)
		s.chans[c].waiting = append(s.chans[c].waiting, simWait{i, way})
	}
	g.reason = [...]model.Reason{simSend: model.ReasonChanSend, simReceive: model.ReasonChanReceive, simSelect: model.ReasonSelect}[g.kind()]
	s.g.Stop(s.tick(), g.local, model.StateWaiting, g.reason, s.stacks[g.kind()][i%4], s.on)
	s.running = append(s.running[:k], s.running[k+1:]...)
}
