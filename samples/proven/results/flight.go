package results

import (
	"sync"

	"chanlens/samples/proven"
)

// A backend answers requests one after the other.
type backend struct {
	requests chan request
	served   sync.WaitGroup
}

type request struct {
	ms    int
	reply chan bool
}

func newBackend() *backend {
	b := &backend{requests: make(chan request)}
	b.served.Go(func() {
		for r := range b.requests {
			proven.Pause(r.ms)
			r.reply <- true
		}
	})
	return b
}

func (b *backend) call(ms int) bool {
	r := request{ms, make(chan bool)}
	b.requests <- r
	return <-r.reply
}

// A request is in flight when the recording ends, and two more queue up behind
// it. The backend is at work, and the replies come.
func inFlight(stop func()) {
	b := newBackend()
	var callers sync.WaitGroup
	b.call(1)
	for range 3 {
		callers.Go(func() { b.call(80) })
	}
	proven.Pause(30)
	stop()
	callers.Wait()
	close(b.requests)
	b.served.Wait()
}

// A caller that was told to give up leaves before the reply. The backend is
// stuck with that reply, and two more callers with it.
func replyRefused(stop func()) {
	serveHasty()
	proven.Pause(30)
	stop()
}

func serveHasty() {
	b := newBackend()
	b.requests <- request{5, make(chan bool)} // nobody takes the reply
	for range 2 {
		go b.call(1)
	}
}

func init() {
	proven.Healthy("request-in-flight", "reply that comes later", inFlight)
	proven.Leaking("reply-refused", "server stuck with a reply, callers behind it", 3, replyRefused)
}
