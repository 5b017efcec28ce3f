// Cond-lost-signal demonstrates a Signal that nobody hears.
//
// The boot goroutine loads a model and calls Signal, for those who wait for it. A
// Cond keeps no signals: since nobody waits, nothing happens. In the timeline,
// serve comes later and calls Wait, without a look at whether there is anything to
// wait for. It is blocked up to the right edge. Main is woken by a ticker all the time, so the
// runtime reports no deadlock, and main gives up after a while.
package main

import (
	"context"
	"fmt"
	"runtime/trace"
	"sync"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const ms = time.Millisecond

// A model can be used once it is loaded.
type model struct {
	mu     sync.Mutex // guards loaded
	cond   *sync.Cond // with mu: loaded has changed
	loaded bool
}

// boot loads the model, starts who needs it, and ends.
func boot(finished chan<- bool) {
	m := new(model)
	m.cond = sync.NewCond(&m.mu)
	load(m)
	go serve(m, finished)
}

func load(m *model) {
	busy.For(15 * ms)
	m.mu.Lock()
	m.loaded = true
	m.mu.Unlock()
	trace.Log(context.Background(), "model", "signal")
	m.cond.Signal()
}

func serve(m *model, finished chan<- bool) {
	m.mu.Lock()
	m.cond.Wait() // for a signal that has been: this is the mistake
	fmt.Println("loaded:", m.loaded)
	m.mu.Unlock()
	finished <- true
}

func main() {
	defer capture.Start()()

	finished := make(chan bool, 1)
	go boot(finished)
	tick := time.NewTicker(10 * ms)
	defer tick.Stop()
	for range 20 {
		select {
		case <-finished:
			fmt.Println("served")
			return
		case <-tick.C: // the program lives
		}
	}
	fmt.Println("gave up: serve has heard no signal")
}
