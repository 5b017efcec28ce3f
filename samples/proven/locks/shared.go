package locks

import (
	"errors"
	"sync"

	"chanlens/samples/proven"
)

// A directory is read by many and written by few.
type directory struct {
	mu    sync.RWMutex
	names map[string]int
}

func (d *directory) lookup(name string, ms int) (int, error) {
	d.mu.RLock()
	n, ok := d.names[name]
	if !ok {
		return 0, errors.New("unknown") // still locked for reading
	}
	proven.Pause(ms)
	d.mu.RUnlock()
	return n, nil
}

func (d *directory) add(name string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.names[name] = len(d.names)
}

func newDirectory(names ...string) *directory {
	d := &directory{names: make(map[string]int)}
	for _, n := range names {
		d.add(n)
	}
	return d
}

// A writer waits for three readers, who sleep, and two readers wait for it.
func readersSleep(stop func()) {
	d := newDirectory("ann", "bob")
	var all sync.WaitGroup
	for range 3 {
		all.Go(func() { d.lookup("ann", 110) })
	}
	proven.Pause(5)
	all.Go(func() { d.add("cecil") })
	proven.Pause(5)
	for range 2 {
		all.Go(func() { d.lookup("bob", 1) })
	}
	proven.Pause(60)
	stop()
	all.Wait()
}

// A reader has not given its lock back, for there was an error. In another
// directory it is held by a slow reader: at both, one writes and one reads.
func readerGone(stop func()) {
	visit(newDirectory("ann"), "dora", 0)
	slow := visit(newDirectory("ann"), "ann", 100)
	proven.Pause(40)
	stop()
	slow.Wait()
}

func visit(d *directory, first string, ms int) *sync.WaitGroup {
	all := new(sync.WaitGroup)
	all.Go(func() { d.lookup(first, ms) })
	proven.Pause(4)
	all.Go(func() { d.add("emil") })
	proven.Pause(4)
	all.Go(func() { d.lookup("ann", 1) })
	return all
}

// Twenty want a lock in quick turns, and the one who has it now sleeps.
func convoy(stop func()) {
	var mu sync.Mutex
	var all sync.WaitGroup
	for i := range 20 {
		all.Go(func() {
			mu.Lock()
			defer mu.Unlock()
			proven.Pause(1 + i/10*40)
		})
	}
	proven.Pause(70)
	stop()
	all.Wait()
}

// A channel with room for one serves as a lock. Somebody returns with it.
func channelLock(stop func()) {
	vote(5)
	proven.Pause(30)
	stop()
}

func vote(n int) {
	lock := make(chan struct{}, 1)
	votes := make(map[int]bool)
	for i := range n {
		go func() {
			proven.Pause(i)
			lock <- struct{}{}
			if votes[1] {
				return // already decided, and still locked
			}
			votes[i] = true
			<-lock
		}()
	}
}

func init() {
	proven.Healthy("rwlock-readers-sleep", "writer behind sleeping readers", readersSleep)
	proven.Leaking("rwlock-reader-gone", "read lock never given back, and a slow one", 2, readerGone)
	proven.Healthy("lock-convoy", "many behind one lock", convoy)
	proven.Leaking("channel-lock", "channel as a lock, not given back", 2, channelLock)
}
