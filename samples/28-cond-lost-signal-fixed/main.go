// Cond-lost-signal-fixed demonstrates a Wait in a loop that looks first.
//
// Again boot has loaded the model before serve comes, and its Signal is lost. It
// is not missed: serve looks at what the signal was about, finds the model loaded,
// and does not wait. In the timeline it goes on at once. The loop also looks again
// after each Wait, as another goroutine may have been quicker.
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
	for !m.loaded {
		m.cond.Wait()
	}
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
