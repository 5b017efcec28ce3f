package databases

import (
	"sync"

	"chanlens/samples/proven"
)

// A leaser lends connections that wait in a channel.
type leaser struct{ free chan *lease }

type lease struct{ id int }

func newLeaser(n int) *leaser {
	l := &leaser{make(chan *lease, n)}
	for id := range n {
		l.free <- &lease{id}
	}
	return l
}

func (l *leaser) with(f func(*lease)) {
	c := <-l.free
	defer func() { l.free <- c }()
	f(c)
}

// Five want one of two connections, and those who have one are slow.
func leasesTaken(stop func()) {
	l := newLeaser(2)
	var users sync.WaitGroup
	for i := range 5 {
		users.Go(func() {
			l.with(func(c *lease) { proven.Pause(60 + i + c.id) })
		})
	}
	proven.Pause(90)
	stop()
	users.Wait()
}

// Connections are taken and not given back when there is an error. After two
// errors nothing goes any more.
func leasesLost(stop func()) {
	migrate(6)
	proven.Pause(35)
	stop()
}

func migrate(steps int) {
	l := newLeaser(2)
	for i := range steps {
		go step(l, i)
		proven.Pause(2)
	}
}

func step(l *leaser, i int) bool {
	c := <-l.free
	if i%2 == 1 {
		return false // with the connection
	}
	l.free <- c
	return true
}

func init() {
	proven.Healthy("leases-taken", "waiting for a connection in use", leasesTaken)
	proven.Leaking("leases-lost", "connections not given back", 2, leasesLost)
}
