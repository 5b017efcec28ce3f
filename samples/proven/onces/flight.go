package onces

import (
	"fmt"
	"sync"

	"chanlens/samples/proven"
)

// A flight makes one call for all who ask for the same key meanwhile.
type flight struct {
	mu    sync.Mutex
	calls map[string]*call
}

type call struct {
	done  sync.WaitGroup
	value string
}

func newFlight() *flight { return &flight{calls: make(map[string]*call)} }

func (f *flight) do(key string, fetch func(string) (string, bool)) string {
	f.mu.Lock()
	if c, ok := f.calls[key]; ok {
		f.mu.Unlock()
		c.done.Wait()
		return c.value
	}
	c := new(call)
	c.done.Add(1)
	f.calls[key] = c
	f.mu.Unlock()

	v, ok := fetch(key)
	if !ok {
		return "" // and nobody calls c.done.Done
	}
	c.value = v
	c.done.Done()
	f.mu.Lock()
	delete(f.calls, key)
	f.mu.Unlock()
	return v
}

func fetchSlowly(key string) (string, bool) {
	proven.Pause(110)
	return key + "!", true
}

func fetchNothing(string) (string, bool) {
	proven.Pause(5)
	return "", false
}

// Three wait for the answer to a call that the first of them makes.
func flightSlow(stop func()) {
	f := newFlight()
	var callers sync.WaitGroup
	for range 4 {
		callers.Go(func() { f.do("key", fetchSlowly) })
	}
	proven.Pause(65)
	stop()
	callers.Wait()
}

// The call fails, and those who wait for it are not told. In the same flight
// others wait for a slow call: they are fine.
func flightFailed(stop func()) {
	f := newFlight()
	var callers sync.WaitGroup
	for range 3 {
		go f.do("broken", fetchNothing)
	}
	for range 3 {
		callers.Go(func() { f.do("slow", fetchSlowly) })
	}
	proven.Pause(10)
	f.forget("broken")
	proven.Pause(20)
	stop()
	callers.Wait()
}

func (f *flight) forget(key string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(f.calls, key)
}

// A flight for one import only, dropped after it.
func flightDropped(stop func()) {
	f := newFlight()
	for i := range 6 {
		go f.do(fmt.Sprint("key ", i/3), fetchNothing)
	}
	proven.Pause(200)
	stop()
}

func init() {
	proven.Healthy("flight-slow", "waiting for the call another one makes", flightSlow)
	proven.Leaking("flight-failed", "call that failed without Done, and a slow one", 2, flightFailed)
	proven.Leaking("flight-dropped", "calls that failed without Done", 4, flightDropped)
}
