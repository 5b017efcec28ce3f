// Deadlock-cycle-fixed demonstrates two goroutines that take the same two locks
// in the same order.
//
// The third transfers overlap in the timeline, as before. But now both goroutines
// lock alice first. The one that comes second is blocked there, with nothing in
// its hands that the other could need, and goes on when the other is done.
package main

import (
	"fmt"
	"sync"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const ms = time.Millisecond

type account struct{ mu sync.Mutex }

var (
	alice, bob account
	begin      = time.Now()
)

func waitUntil(t time.Duration) { time.Sleep(t - time.Since(begin)) }

func aliceToBob(finished chan<- bool) {
	for _, t := range []time.Duration{10 * ms, 60 * ms, 110 * ms} {
		waitUntil(t)
		alice.mu.Lock()
		busy.For(12 * ms)
		bob.mu.Lock()
		busy.For(4 * ms)
		bob.mu.Unlock()
		alice.mu.Unlock()
	}
	finished <- true
}

func bobToAlice(finished chan<- bool) {
	for _, t := range []time.Duration{35 * ms, 85 * ms, 112 * ms} {
		waitUntil(t)
		alice.mu.Lock() // first alice, here as well; third time: aliceToBob has it
		busy.For(12 * ms)
		bob.mu.Lock()
		busy.For(4 * ms)
		bob.mu.Unlock()
		alice.mu.Unlock()
	}
	finished <- true
}

func heartbeat() {
	for {
		busy.For(2 * ms)
		time.Sleep(8 * ms)
	}
}

func main() {
	defer capture.Start()()

	finished := make(chan bool, 2)
	go aliceToBob(finished)
	go bobToAlice(finished)
	go heartbeat()

	timeout := time.After(280 * ms)
	for range 2 {
		select {
		case <-finished:
		case <-timeout:
			fmt.Println("gave up: the transfers wait for each other")
			return
		}
	}
	fmt.Println("all transfers done")
}
