// Pool-drop demonstrates a pool that turns work away when it has too much of
// it: load shedding.
//
// Requests come one by one at first, then thirty in a burst, then one by one
// again. Offer tries to put each into the queue and never waits. In the
// timeline of channels, the burst fills the queue at once, and what comes after
// is refused while it comes. The requests that were taken are answered soon,
// and when the burst is over there is room again.
package main

import (
	"fmt"
	"sync"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const (
	ms      = time.Millisecond
	workers = 2
	room    = 4
)

func worker(queue <-chan int, wg *sync.WaitGroup) {
	defer wg.Done()
	for range queue {
		time.Sleep(8 * ms)
		busy.For(1 * ms)
	}
}

// offer reports whether there was room for a request.
func offer(queue chan<- int, request int) bool {
	select {
	case queue <- request:
		return true
	default:
		return false
	}
}

// oneByOne returns how many of four requests are refused.
func oneByOne(queue chan<- int) (refused int) {
	for i := range 4 {
		if !offer(queue, i) {
			refused++
		}
		time.Sleep(12 * ms)
	}
	return refused
}

// burst returns how many of thirty requests are refused.
func burst(queue chan<- int) (refused int) {
	for i := range 30 {
		if !offer(queue, i) {
			refused++
		}
	}
	return refused
}

func main() {
	defer capture.Start()()

	queue := make(chan int, room)
	var wg sync.WaitGroup
	wg.Add(workers)
	for range workers {
		go worker(queue, &wg)
	}
	fmt.Println(oneByOne(queue), "of 4 refused")
	fmt.Println(burst(queue), "of 30 refused")
	time.Sleep(50 * ms)
	fmt.Println(oneByOne(queue), "of 4 refused")
	close(queue)
	wg.Wait()
}
