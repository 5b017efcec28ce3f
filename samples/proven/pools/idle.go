package pools

import (
	"sync"

	"chanlens/samples/proven"
)

// A pool of workers is made and never used. Its owner closes it in the end, so
// they only wait for a job that does not come.
func idle(stop func()) {
	p := NewPool(3)
	defer p.Close()
	proven.Pause(40)
	stop()
}

// The same pool has done some work, and is idle since. It is part of a service
// that somebody shuts down later.
func idleAfterWork(stop func()) {
	s := &thumbnails{pool: NewPool(4), sizes: make(map[string]int)}
	for _, name := range []string{"cat", "dog", "elephant", "fox", "goose"} {
		s.add(name)
	}
	s.pending.Wait()
	proven.Pause(120)
	stop()
	s.shutdown()
}

type thumbnails struct {
	pool    *Pool
	pending sync.WaitGroup

	mu    sync.Mutex
	sizes map[string]int
}

func (s *thumbnails) add(name string) {
	s.pending.Add(1)
	s.pool.Submit(func() {
		defer s.pending.Done()
		proven.Pause(2)
		s.mu.Lock()
		defer s.mu.Unlock()
		s.sizes[name] = len(name)
	})
}

func (s *thumbnails) shutdown() { s.pool.Close() }

func init() {
	proven.Healthy("pool-idle", "worker pool never used", idle)
	proven.Healthy("pool-idle-after-work", "worker pool used before", idleAfterWork)
}
