// Self-deadlock-fixed demonstrates a method in two: one that locks, and one that
// is called with the lock held.
//
// In the timeline, read gets all its pages and ends; nothing is ever blocked in
// Lock. What get and put have in common is in putLocked, which leaves the lock
// alone.
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
		c.putLocked(name, page)
	}
	return page
}

func (c *cache) put(name, page string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.putLocked(name, page)
}

// putLocked is put for a caller that holds the lock.
func (c *cache) putLocked(name, page string) { c.pages[name] = page }

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
