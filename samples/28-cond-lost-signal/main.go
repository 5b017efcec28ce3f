// Cond-lost-signal demonstrates a Signal that nobody hears.
//
// The load goroutine is ready before serve comes, and calls Signal. A Cond keeps
// no signals: since nobody waits, nothing happens. In the timeline, serve calls
// Wait later on, without a look at whether there is anything to wait for, and is
// blocked up to the right edge. The heartbeat beside it shows that the program
// lives, so the runtime reports no deadlock, and main gives up after a while.
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

// boot starts those who need the model, and ends.
func boot(finished chan<- bool) {
	m := new(model)
	m.cond = sync.NewCond(&m.mu)
	go load(m)
	go serve(m, finished)
}

func load(m *model) {
	busy.For(5 * ms)
	m.mu.Lock()
	m.loaded = true
	m.mu.Unlock()
	trace.Log(context.Background(), "model", "signal")
	m.cond.Signal()
}

func serve(m *model, finished chan<- bool) {
	time.Sleep(40 * ms) // something else comes first
	m.mu.Lock()
	m.cond.Wait() // for a signal that has been: this is the mistake
	fmt.Println("loaded:", m.loaded)
	m.mu.Unlock()
	finished <- true
}

func heartbeat() {
	for {
		busy.For(1 * ms)
		time.Sleep(9 * ms)
	}
}

func main() {
	defer capture.Start()()

	finished := make(chan bool, 1)
	go boot(finished)
	go heartbeat()
	select {
	case <-finished:
		fmt.Println("served")
	case <-time.After(200 * ms):
		fmt.Println("gave up: serve has heard no signal")
	}
}
