// Incomplete-work demonstrates a handler that starts work and leaves before
// the work is done.
//
// Every request is answered at once. The event that tells of it is stored by a
// goroutine of its own, storeEvent, that nobody waits for. In the timeline, each
// handle ends long before its storeEvent. That goes well for the first two
// requests, since the program has other things to do meanwhile. After the last
// two main returns, and with it the program ends: their storeEvent goroutines
// are cut off at the right edge, and their events are lost.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const (
	ms      = time.Millisecond
	latency = 100 * ms // how long it takes to store an event
)

var stored atomic.Int32

// handle answers a request.
func handle(request int, wg *sync.WaitGroup) {
	defer wg.Done()
	busy.For(2 * ms)
	go storeEvent(request) // this is the mistake: nobody waits for it
	fmt.Println("request", request, "is answered")
}

func storeEvent(request int) {
	time.Sleep(latency)
	stored.Add(1)
	fmt.Println("event", request, "is stored")
}

// serve handles two requests and waits until both are answered.
func serve(first int) {
	var wg sync.WaitGroup
	wg.Add(2)
	go handle(first, &wg)
	go handle(first+1, &wg)
	wg.Wait()
}

func main() {
	defer capture.Start()()

	serve(1)
	time.Sleep(160 * ms)
	serve(3)
	time.Sleep(2 * ms)
	fmt.Println("good bye; 4 requests are answered,", stored.Load(), "events are stored")
}
