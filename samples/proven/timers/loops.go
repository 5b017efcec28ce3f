package timers

import (
	"sync"
	"time"

	"chanlens/samples/proven"
)

const ms = time.Millisecond

// A janitor cleans a cache now and then, until the cache is closed.
type cache struct {
	mu      sync.Mutex
	entries map[string]time.Time
	quit    chan struct{}
}

func newCache(every time.Duration) *cache {
	c := &cache{entries: make(map[string]time.Time), quit: make(chan struct{})}
	go c.janitor(every)
	return c
}

func (c *cache) janitor(every time.Duration) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		select {
		case now := <-tick.C:
			c.expire(now)
		case <-c.quit:
			return
		}
	}
}

func (c *cache) expire(now time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for k, t := range c.entries {
		if now.Sub(t) > 30*ms {
			delete(c.entries, k)
		}
	}
}

func (c *cache) put(k string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.entries[k] = time.Now()
}

// The janitor ticks often, and its cache is in use.
func janitor(stop func()) {
	c := newCache(8 * ms)
	defer close(c.quit)
	for range 5 {
		c.put("key")
		proven.Pause(12)
	}
	stop()
}

// Janitors of caches that were dropped. They are not needed any more, but time
// wakes them for ever: they are a leak, and yet not stuck.
func janitorDropped(stop func()) {
	for range 3 {
		newCache(20 * ms).put("key")
	}
	proven.Pause(55)
	stop()
}

// A janitor of an hour has not ticked once.
func janitorSeldom(stop func()) {
	c := newCache(time.Hour)
	defer close(c.quit)
	c.put("key")
	proven.Pause(100)
	stop()
}

// A search box waits until nobody has typed for a while.
func debounce(stop func()) {
	typed := make(chan rune)
	searches := make(chan string, 9)
	go searchBox(typed, searches)
	for _, r := range "goroutine" {
		typed <- r
		proven.Pause(3)
	}
	proven.Pause(50)
	typed <- 's'
	proven.Pause(5)
	stop()
	<-searches
	close(typed)
}

func searchBox(typed <-chan rune, searches chan<- string) {
	word := ""
	quiet := time.NewTimer(time.Hour)
	defer quiet.Stop()
	for {
		select {
		case r, ok := <-typed:
			if !ok {
				return
			}
			word += string(r)
			quiet.Reset(25 * ms)
		case <-quiet.C:
			searches <- word
		}
	}
}

// Retries sleep longer and longer. Three clients are at it.
func backoff(stop func()) {
	var clients sync.WaitGroup
	for i := range 3 {
		clients.Go(func() {
			for wait := 2 * ms; wait < 200*ms; wait *= 3 {
				time.Sleep(wait + time.Duration(i)*ms)
			}
		})
	}
	proven.Pause(60)
	stop()
	clients.Wait()
}

func init() {
	proven.Healthy("janitor", "ticker loop", janitor)
	proven.Healthy("janitor-dropped", "ticker loops that nobody can stop", janitorDropped)
	proven.Healthy("janitor-seldom", "ticker that has not ticked", janitorSeldom)
	proven.Healthy("debounce", "timer loop with reset", debounce)
	proven.Healthy("backoff", "sleeping between retries", backoff)
}
