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

type pool struct {
	queue    chan int
	accepted sync.WaitGroup // requests in the queue or at work
}

func (p *pool) worker() {
	for range p.queue {
		time.Sleep(8 * ms)
		busy.For(1 * ms)
		p.accepted.Done()
	}
}

// offer reports whether there was room for a request. It never waits.
func (p *pool) offer(request int) bool {
	p.accepted.Add(1)
	select {
	case p.queue <- request:
		return true
	default:
		p.accepted.Done()
		return false
	}
}

// oneByOne offers four requests, and returns how many are refused.
func oneByOne(p *pool) (refused int) {
	for i := range 4 {
		if !p.offer(i) {
			refused++
		}
		p.accepted.Wait()
		time.Sleep(3 * ms)
	}
	return refused
}

// burst offers thirty requests at once, and returns how many are refused.
func burst(p *pool) (refused int) {
	for i := range 30 {
		if !p.offer(i) {
			refused++
		}
	}
	p.accepted.Wait()
	return refused
}

func main() {
	defer capture.Start()()

	p := &pool{queue: make(chan int, room)}
	for range workers {
		go p.worker()
	}
	fmt.Println(oneByOne(p), "of 4 refused")
	fmt.Println(burst(p), "of 30 refused")
	fmt.Println(oneByOne(p), "of 4 refused")
	close(p.queue)
}
