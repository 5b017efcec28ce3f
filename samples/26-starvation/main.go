// Starvation demonstrates how a Mutex saves a goroutine from one that takes
// the lock again and again.
//
// The greedy goroutine unlocks only to lock at once, so it is always first. In
// the timeline the polite one is woken by an unlock, finds the lock taken
// again, and goes back to wait, several times. After a millisecond without
// success it switches the Mutex to starvation mode. The next Unlock hands the
// lock to it directly, and now greedy has to queue.
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
	hold  = ms / 4 // how long both need the lock
	wants = 12     // how often polite wants it
)

// resource is what both want.
type resource struct {
	mu             sync.Mutex // guards greedy and polite
	greedy, polite int        // turns
}

// greedy leaves no time between two turns. It closes begun in the first one.
func greedy(r *resource, begun chan<- struct{}, stop *atomic.Bool, wg *sync.WaitGroup) {
	defer wg.Done()
	for !stop.Load() {
		r.mu.Lock()
		if r.greedy++; r.greedy == 1 {
			close(begun)
		}
		busy.For(hold)
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
