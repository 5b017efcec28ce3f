package queues

import (
	"sync"

	"chanlens/samples/proven"
)

// A dispatcher has a queue and a goroutine for every user, so that the events
// of one user stay in order.
type dispatcher struct {
	mu     sync.Mutex
	queues map[string]chan int
}

func (d *dispatcher) dispatch(user string, event int) {
	d.mu.Lock()
	q, ok := d.queues[user]
	if !ok {
		q = make(chan int, 4)
		d.queues[user] = q
		go serveUser(q)
	}
	d.mu.Unlock()
	q <- event
}

func serveUser(events <-chan int) {
	for range events {
		proven.Pause(1)
	}
}

// logout forgets the queue of a user. To be right it would also close it.
func (d *dispatcher) logout(user string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.queues, user)
}

func (d *dispatcher) shutdown() {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, q := range d.queues {
		close(q)
	}
}

// users is in use until the program ends.
var users = &dispatcher{queues: make(map[string]chan int)}

// Every user has an idle goroutine, found through a global map.
func perKeyIdle(stop func()) {
	for i, u := range []string{"ann", "bob", "ann", "cecil", "bob"} {
		users.dispatch(u, i)
	}
	proven.Pause(90)
	stop()
}

// Two of five users have left, and their queues were taken out of the map but
// not closed. The others, at the same line, only wait.
func perKeyRemoved(stop func()) {
	d := &dispatcher{queues: make(map[string]chan int)}
	for i := range 15 {
		d.dispatch(string(rune('a'+i%5)), i)
		proven.Pause(2)
	}
	d.logout("b")
	d.logout("d")
	d.dispatch("a", 99)
	proven.Pause(35)
	stop()
	d.shutdown()
}

func init() {
	proven.Healthy("queue-per-key", "a goroutine per key in a global map", perKeyIdle)
	proven.Leaking("queue-per-key-removed", "queues taken out of a map, others kept", 2, perKeyRemoved)
}
