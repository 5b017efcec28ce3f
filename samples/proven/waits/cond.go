package waits

import (
	"sync"

	"chanlens/samples/proven"
)

// A gate lets everybody pass once it is open.
type gate struct {
	mu   sync.Mutex
	cond *sync.Cond
	open bool
}

func newGate() *gate {
	g := new(gate)
	g.cond = sync.NewCond(&g.mu)
	return g
}

func (g *gate) pass() {
	g.mu.Lock()
	defer g.mu.Unlock()
	for !g.open {
		g.cond.Wait()
	}
}

// passOnce is wrong: it waits even if the gate is open already.
func (g *gate) passOnce() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.cond.Wait()
}

func (g *gate) set(wake func()) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.open = true
	wake()
}

// Three wait at a gate that is opened after the recording.
func gateShut(stop func()) {
	g := newGate()
	var people sync.WaitGroup
	for range 3 {
		people.Go(g.pass)
	}
	proven.Pause(160)
	stop()
	g.set(g.cond.Broadcast)
	people.Wait()
}

// The gate is opened before they arrive, and nobody will open it again.
func signalledBefore(stop func()) {
	g := newGate()
	g.set(g.cond.Signal)
	proven.Pause(5)
	go g.passOnce()
	go g.pass()
	proven.Pause(30)
	stop()
}

// The gate is opened with a Signal where Broadcast is meant. One of four passes.
func signalForBroadcast(stop func()) {
	parade(4)
	proven.Pause(40)
	stop()
}

func parade(n int) {
	g := newGate()
	for range n {
		go g.pass()
	}
	proven.Pause(10)
	g.set(g.cond.Signal)
}

// Two gates with people before them. One is in use, the key to the other is lost.
func gates(stop func()) {
	g := crowd(2)
	crowd(3)
	proven.Pause(15)
	stop()
	g.set(g.cond.Broadcast)
}

func crowd(n int) *gate {
	g := newGate()
	for range n {
		go g.pass()
	}
	return g
}

func init() {
	proven.Healthy("cond-shut", "sync.Cond that is signalled later", gateShut)
	proven.Leaking("cond-signal-before", "sync.Cond signalled before the wait", 1, signalledBefore)
	proven.Leaking("cond-signal-for-broadcast", "Signal instead of Broadcast", 3, signalForBroadcast)
	proven.Leaking("cond-gates", "waiters of a kept and of a dropped sync.Cond", 3, gates)
}
