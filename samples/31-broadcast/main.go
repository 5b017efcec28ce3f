// Broadcast demonstrates a Cond that tells all who wait that something has
// changed, again and again.
//
// In the timeline three viewer goroutines are blocked in Cond.Wait. Each time
// publish writes a new version it calls Broadcast, which wakes all that wait.
// Each looks whether there is a version that it has not seen. One that is still
// at work at that moment is not woken, and misses nothing: it looks before it
// waits.
package main

import (
	"fmt"
	"sync"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const (
	ms       = time.Millisecond
	viewers  = 3
	versions = 4
)

// A board has a text that changes.
type board struct {
	mu      sync.Mutex // guards version
	changed *sync.Cond // with mu: version has grown
	version int
}

func newBoard() *board {
	b := new(board)
	b.changed = sync.NewCond(&b.mu)
	return b
}

// next returns the version once it is later than the one seen before.
func (b *board) next(seen int) int {
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.version <= seen {
		b.changed.Wait()
	}
	return b.version
}

func publish(b *board) {
	for range versions {
		time.Sleep(15 * ms)
		b.mu.Lock()
		b.version++
		b.mu.Unlock()
		b.changed.Broadcast()
	}
}

func viewer(b *board, draw time.Duration, all *sync.WaitGroup) {
	defer all.Done()
	for seen := 0; seen < versions; {
		seen = b.next(seen)
		busy.For(draw)
	}
}

func main() {
	defer capture.Start()()

	b := newBoard()
	var all sync.WaitGroup
	all.Add(viewers)
	for i := range viewers {
		go viewer(b, time.Duration(1+i*15)*ms, &all)
	}
	go publish(b)
	all.Wait()
	fmt.Println("all have seen version", b.version)
}
