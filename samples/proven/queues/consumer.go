package queues

import "chanlens/samples/proven"

type mail struct{ to, text string }

// An outbox sends mails one after the other.
type outbox struct {
	mails chan mail
	done  chan struct{}
	sent  int
}

func newOutbox() *outbox {
	o := &outbox{mails: make(chan mail, 10), done: make(chan struct{})}
	go o.deliver()
	return o
}

func (o *outbox) deliver() {
	defer close(o.done)
	for m := range o.mails {
		proven.Pause(len(m.text) % 3)
		o.sent++
	}
}

// The consumer of a queue has done all there was to do and waits for more. The
// application that holds the queue shuts it down later.
func consumerIdle(stop func()) {
	app := struct{ mail *outbox }{newOutbox()}
	for _, to := range []string{"ann", "bob", "cecil"} {
		app.mail.mails <- mail{to, "hello, " + to}
	}
	proven.Pause(200)
	stop()
	close(app.mail.mails)
	<-app.mail.done
}

// A sign-up sends its mails through a queue of its own and never closes it. The
// consumer has an empty queue in hand that nobody can fill.
func consumerForgotten(stop func()) {
	for _, user := range []string{"dora", "emil"} {
		signUp(user)
		proven.Pause(8)
	}
	proven.Pause(100)
	stop()
}

func signUp(user string) {
	o := newOutbox()
	o.mails <- mail{user, "welcome"}
	o.mails <- mail{"admin", user + " is new"}
}

func init() {
	proven.Healthy("queue-consumer-idle", "queue consumer, idle", consumerIdle)
	proven.Leaking("queue-consumer-forgotten", "range over a channel that is never closed", 2, consumerForgotten)
}
