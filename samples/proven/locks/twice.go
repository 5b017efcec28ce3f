package locks

import (
	"sync"

	"chanlens/samples/proven"
)

// A counter's Reset calls another method that takes the same lock.
func doubleLock(stop func()) {
	count(3)
	proven.Pause(35)
	stop()
}

func count(visitors int) {
	c := &counter{hits: make(map[string]int)}
	for range visitors {
		go c.add("home")
	}
	proven.Pause(2)
	go c.reset()
	proven.Pause(2)
	go c.add("about")
}

type counter struct {
	mu   sync.Mutex
	hits map[string]int
}

func (c *counter) add(page string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.hits[page]++
}

func (c *counter) reset() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for page, n := range c.hits {
		for range n {
			c.add(page)
		}
	}
}

// A reader takes its lock again, two calls down, and a writer has come between.
func recursiveRead(stop func()) {
	browse()
	proven.Pause(110)
	stop()
}

func browse() {
	c := &catalog{prices: map[string]int{"tea": 3, "cake": 4}}
	go c.sum()
	go c.raise("tea")
}

type catalog struct {
	mu     sync.RWMutex
	prices map[string]int
}

func (c *catalog) price(item string) int {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.prices[item]
}

func (c *catalog) sum() (total int) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	for item := range c.prices {
		proven.Pause(10)
		total += c.price(item)
	}
	return total
}

func (c *catalog) raise(item string) {
	proven.Pause(4)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.prices[item]++
}

// A read lock is not given back before the write lock is asked for.
func upgrade(stop func()) {
	cached("answer")
	proven.Pause(20)
	stop()
}

func cached(key string) {
	c := &cache{entries: make(map[string]int)}
	for range 2 {
		go c.get(key)
	}
}

type cache struct {
	mu      sync.RWMutex
	entries map[string]int
}

func (c *cache) get(key string) int {
	c.mu.RLock()
	if v, ok := c.entries[key]; ok {
		c.mu.RUnlock()
		return v
	}
	proven.Pause(3)
	c.mu.Lock() // and RUnlock is missing
	defer c.mu.Unlock()
	c.entries[key] = len(key)
	return len(key)
}

func init() {
	proven.Leaking("lock-double", "a locked method calls another", 2, doubleLock)
	proven.Leaking("rwlock-recursive", "recursive read lock with a writer between", 2, recursiveRead)
	proven.Leaking("rwlock-upgrade", "read lock kept for the write lock", 2, upgrade)
}
