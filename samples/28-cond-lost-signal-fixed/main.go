// Cond-lost-signal-fixed demonstrates a Wait in a loop that looks first.
//
// Again the load goroutine is ready before serve comes, and its Signal is lost.
// It is not missed: serve looks at what the signal was about, finds the model
// loaded, and does not wait. In the timeline it goes on at once. The loop also
// looks again after each Wait, as another goroutine may have been quicker.
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
	for !m.loaded {
		m.cond.Wait()
	}
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
