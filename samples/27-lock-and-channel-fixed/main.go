// Lock-and-channel-fixed demonstrates orders that are taken under the lock, and
// sent without it.
//
// In the timeline, book is blocked where it receives, until the next order comes,
// and no longer in Lock: publish has unlocked before it sends. So book comes back
// to receive each time, and all orders are booked.
package main

import (
	"fmt"
	"sync"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const ms = time.Millisecond

// A shop has orders that are not yet published, and those that are booked.
type shop struct {
	mu     sync.Mutex // guards open and booked
	open   []string
	booked []string
}

func (s *shop) order(what ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.open = append(s.open, what...)
}

func (s *shop) publish(orders chan<- string) {
	s.mu.Lock()
	open := s.open
	s.open = nil
	s.mu.Unlock()
	for _, order := range open {
		orders <- order // without the lock
		busy.For(12 * ms)
	}
}

func publish(s *shop, orders chan<- string) {
	defer close(orders)
	s.order("tea")
	s.publish(orders)
	time.Sleep(10 * ms)
	s.order("milk", "sugar")
	s.publish(orders)
}

func (s *shop) enter(order string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.booked = append(s.booked, order)
}

func book(s *shop, orders <-chan string, finished chan<- bool) {
	for order := range orders {
		s.enter(order)
	}
	finished <- true
}

// run starts those who work in a shop, and ends.
func run(finished chan<- bool) {
	s, orders := new(shop), make(chan string)
	go publish(s, orders)
	go book(s, orders, finished)
}

func main() {
	defer capture.Start()()

	finished := make(chan bool, 1)
	go run(finished)
	tick := time.NewTicker(10 * ms)
	defer tick.Stop()
	for range 20 {
		select {
		case <-finished:
			fmt.Println("all orders are booked")
			return
		case <-tick.C: // the program lives
		}
	}
	fmt.Println("gave up: publish and book wait for each other")
}
