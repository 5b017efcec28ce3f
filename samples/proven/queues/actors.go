package queues

import "chanlens/samples/proven"

// A message asks an actor to work on n and to send the answer to reply.
type message struct {
	n     int
	reply chan<- int
}

type actor struct{ mailbox chan message }

func spawn(receive func(n int) int) actor {
	a := actor{make(chan message, 1)}
	go a.run(receive)
	return a
}

func (a actor) run(receive func(n int) int) {
	for m := range a.mailbox {
		m.reply <- receive(m.n)
	}
}

func (a actor) ask(n int) int {
	reply := make(chan int)
	a.mailbox <- message{n, reply}
	return <-reply
}

// Two actors with mailboxes, of which one asks the other. Both are idle, and
// are told to end later.
func actorsIdle(stop func()) {
	double := spawn(func(n int) int { proven.Pause(1); return 2 * n })
	sum := spawn(func(n int) int { return n + double.ask(n) })
	for i := range 4 {
		sum.ask(i)
	}
	proven.Pause(50)
	stop()
	close(sum.mailbox)
	close(double.mailbox)
}

// An actor panics over a message, and recovers, but its loop has ended. Those
// who asked wait for replies of a dead goroutine, or for room in its mailbox.
func actorDead(stop func()) {
	begin()
	proven.Pause(65)
	stop()
}

func begin() {
	a := actor{make(chan message, 1)}
	go func() {
		defer func() { _ = recover() }()
		a.run(func(n int) int { return 60 / n })
	}()
	for _, n := range []int{3, 2, 0, 4, 5} {
		go a.ask(n)
		proven.Pause(5)
	}
}

func init() {
	proven.Healthy("actors-idle", "a pair of actors with mailboxes", actorsIdle)
	proven.Leaking("actor-dead", "waiting for the reply of a dead goroutine", 3, actorDead)
}
