// Rwmutex demonstrates who waits for whom at a lock for readers and writers.
//
// In the timeline three readers hold the read lock together, and none of them
// has waited for it. The writer comes next and is blocked in Lock until the
// last reader has left. The lateReader comes after it. Only readers hold the
// lock at that time, and yet lateReader is blocked in RLock until the writer
// is done: a writer that waits keeps new readers out.
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
	readers = 3
)

// A config is read often and written seldom.
type config struct {
	mu    sync.RWMutex // guards limit
	limit int
}

func reader(c *config, inside *sync.WaitGroup, leave <-chan struct{}, saw chan<- int) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	inside.Done()
	<-leave
	saw <- c.limit
}

func writer(c *config, coming chan<- bool) {
	coming <- true
	c.mu.Lock() // waits for the readers that are inside
	defer c.mu.Unlock()
	busy.For(8 * ms)
	c.limit = 20
}

func lateReader(c *config, coming chan<- bool, saw chan<- int) {
	coming <- true
	c.mu.RLock()
	defer c.mu.RUnlock()
	saw <- c.limit
}

func main() {
	defer capture.Start()()

	c := &config{limit: 10}
	leave, coming, saw := make(chan struct{}), make(chan bool), make(chan int, readers+1)
	var inside sync.WaitGroup
	inside.Add(readers)
	for range readers {
		go reader(c, &inside, leave, saw)
	}
	inside.Wait() // all three hold the read lock now

	go writer(c, coming)
	<-coming
	time.Sleep(25 * ms)
	go lateReader(c, coming, saw)
	<-coming
	time.Sleep(25 * ms)
	close(leave)
	for range readers + 1 {
		fmt.Println("a reader saw", <-saw)
	}
}
