// Starvation-fixed demonstrates a goroutine that does its work outside the lock,
// and leaves others their turn.
//
// The greedy goroutine is as busy as before, but it takes the lock only to write
// down what it has done. In the timeline, polite hardly ever waits. If it does, it
// is for a moment, and no starvation mode is needed.
package main

import (
	"context"
	"fmt"
	"runtime/trace"
	"sync"
	"sync/atomic"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const (
	ms    = time.Millisecond
	hold  = ms / 4 // how long a turn takes
	wants = 12     // how often polite wants it
)

// resource is what both want.
type resource struct {
	mu             sync.Mutex // guards greedy and polite
	greedy, polite int        // turns
}

// greedy leaves no time between two turns, and needs no lock in them. It closes
// begun after the first one.
func greedy(r *resource, begun chan<- struct{}, stop *atomic.Bool, wg *sync.WaitGroup) {
	defer wg.Done()
	for !stop.Load() {
		busy.For(hold)
		r.mu.Lock()
		if r.greedy++; r.greedy == 1 {
			close(begun)
		}
		r.mu.Unlock()
	}
}

// polite has something else to do between two turns.
func polite(r *resource, stop *atomic.Bool, wg *sync.WaitGroup) {
	defer wg.Done()
	for range wants {
		busy.For(ms / 2)
		r.mu.Lock()
		trace.Log(context.Background(), "lock", "polite has it")
		r.polite++
		busy.For(hold)
		r.mu.Unlock()
	}
	stop.Store(true)
}

func main() {
	defer capture.Start()()

	var r resource
	var stop atomic.Bool
	var wg sync.WaitGroup
	wg.Add(2)
	begun := make(chan struct{})
	go greedy(&r, begun, &stop, &wg)
	<-begun
	go polite(&r, &stop, &wg)
	wg.Wait()
	fmt.Println("turns of greedy:", r.greedy, "of polite:", r.polite)
}
