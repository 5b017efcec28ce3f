// Self-deadlock demonstrates a goroutine that waits for a lock which it holds
// itself.
//
// In the timeline, read gets a page that is there, twice, and then one that is
// missing. With the lock held, get calls put, which locks again, and read is
// blocked up to the right edge. Main is woken by a ticker all the time, so the
// runtime reports no deadlock, and main gives up after a while.
//
// A Mutex does not know who holds it. The second Lock waits for an Unlock, even
// if only its own goroutine could call that.
package main

import (
	"fmt"
	"sync"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const ms = time.Millisecond

// A cache keeps pages by their names.
type cache struct {
	mu    sync.Mutex // guards pages
	pages map[string]string
}

// get returns a page, which it makes if there is none.
func (c *cache) get(name string) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	page, ok := c.pages[name]
	if !ok {
		busy.For(3 * ms)
		page = "page " + name
		c.put(name, page) // locks what is locked: this is the mistake
	}
	return page
}

func (c *cache) put(name, page string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.pages[name] = page
}

func (c *cache) size() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.pages)
}

func read(c *cache, finished chan<- bool) {
	c.put("a", "page a")
	for _, name := range []string{"a", "a", "b"} {
		time.Sleep(10 * ms)
		fmt.Println(c.get(name))
	}
	finished <- true
}

func main() {
	defer capture.Start()()

	c := &cache{pages: make(map[string]string)}
	finished := make(chan bool, 1)
	go read(c, finished)
	tick := time.NewTicker(10 * ms)
	defer tick.Stop()
	for range 20 {
		select {
		case <-finished:
			fmt.Println("pages:", c.size())
			return
		case <-tick.C: // the program lives
		}
	}
	fmt.Println("gave up: the reader waits for itself")
}
