package hubs

import (
	"sync"

	"chanlens/samples/proven"
)

// A value tells everybody who waits for a change of it, by closing a channel
// and making a new one.
type value struct {
	mu      sync.Mutex
	now     int
	changed chan struct{}
}

func (v *value) get() (int, <-chan struct{}) {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.now, v.changed
}

func (v *value) set(n int) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.now = n
	close(v.changed)
	v.changed = make(chan struct{})
}

func (v *value) await(n int) {
	for {
		now, changed := v.get()
		if now >= n {
			return
		}
		<-changed
	}
}

// Watchers wait until a level is reached. It rises further after the recording.
func watchersWait(stop func()) {
	level := &value{changed: make(chan struct{})}
	var watchers sync.WaitGroup
	for n := 1; n <= 5; n++ {
		watchers.Go(func() { level.await(n) })
	}
	level.set(1)
	proven.Pause(20)
	level.set(2)
	proven.Pause(65)
	stop()
	level.set(5)
	watchers.Wait()
}

// A deployment waits for a level that is never reached, and is abandoned: its
// value is known only to those who wait for it.
func watchersForgotten(stop func()) {
	deploy(3)
	proven.Pause(30)
	stop()
}

func deploy(replicas int) {
	ready := &value{changed: make(chan struct{})}
	for range 2 {
		go ready.await(replicas)
	}
	for n := range replicas { // and so not quite to the end
		proven.Pause(4)
		ready.set(n)
	}
}

func init() {
	proven.Healthy("broadcast-watchers", "waiting for a close that comes later", watchersWait)
	proven.Leaking("broadcast-off-by-one", "waiting for a change that never comes", 2, watchersForgotten)
}
