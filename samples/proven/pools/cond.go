package pools

import (
	"sync"

	"chanlens/samples/proven"
)

// A crew is a pool whose workers wait on a condition variable.
type crew struct {
	mu     sync.Mutex
	more   *sync.Cond
	tasks  []func()
	closed bool
}

func newCrew(n int) *crew {
	c := &crew{}
	c.more = sync.NewCond(&c.mu)
	for range n {
		go c.worker()
	}
	return c
}

func (c *crew) worker() {
	for {
		task, ok := c.next()
		if !ok {
			return
		}
		task()
	}
}

func (c *crew) next() (func(), bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for len(c.tasks) == 0 && !c.closed {
		c.more.Wait()
	}
	if len(c.tasks) == 0 {
		return nil, false
	}
	task := c.tasks[0]
	c.tasks = c.tasks[1:]
	return task, true
}

func (c *crew) add(task func()) {
	c.mu.Lock()
	c.tasks = append(c.tasks, task)
	c.mu.Unlock()
	c.more.Signal()
}

func (c *crew) close() {
	c.mu.Lock()
	c.closed = true
	c.mu.Unlock()
	c.more.Broadcast()
}

// Workers on a condition variable are idle. Their pool is closed in the end.
func condIdle(stop func()) {
	c := newCrew(4)
	defer c.close()
	for i := range 6 {
		c.add(func() { proven.Pause(i) })
	}
	proven.Pause(80)
	stop()
}

// A pool on a condition variable is used once and then forgotten, without the
// broadcast that would end its workers.
func condDropped(stop func()) {
	reindex(3)
	proven.Pause(15)
	stop()
}

func reindex(shards int) {
	c := newCrew(shards)
	var done sync.WaitGroup
	done.Add(shards)
	for range shards {
		c.add(func() { proven.Pause(3); done.Done() })
	}
	done.Wait()
}

func init() {
	proven.Healthy("pool-cond-idle", "worker pool on a sync.Cond", condIdle)
	proven.Leaking("pool-cond-dropped", "worker pool on a sync.Cond without Close", 3, condDropped)
}
