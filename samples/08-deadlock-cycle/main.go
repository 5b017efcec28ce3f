// Deadlock-cycle demonstrates two goroutines that take the same two locks in
// opposite order.
//
// It goes well as long as they take turns: in the timeline, two transfers of
// aliceToBob and two of bobToAlice succeed. The third ones overlap. Now each
// goroutine holds the lock that the other wants, and both stay blocked in
// their second Lock up to the right edge. The heartbeat beside them shows that the program lives,
// so the runtime reports no deadlock, and main gives up after a while.
//
// The cure is an order: if both lock alice first, no cycle can close.
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
		bob.mu.Lock() // third time: bobToAlice has it
		busy.For(4 * ms)
		bob.mu.Unlock()
		alice.mu.Unlock()
	}
	finished <- true
}

func bobToAlice(finished chan<- bool) {
	for _, t := range []time.Duration{35 * ms, 85 * ms, 112 * ms} {
		waitUntil(t)
		bob.mu.Lock()
		busy.For(12 * ms)
		alice.mu.Lock() // third time: aliceToBob has it
		busy.For(4 * ms)
		alice.mu.Unlock()
		bob.mu.Unlock()
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
