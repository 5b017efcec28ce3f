package finding

import "chanlens/model"

var stuckSenders = Check{
	Kind:  "stuck-senders",
	Title: "{n|sender waits|senders wait} for ever {where}",
	Doc: "A send on a channel without room blocks until somebody receives, and nobody is left who " +
		"would: the receiver took one value and returned, gave up after a timeout, or failed. The " +
		"goroutine, and all that it holds, is never freed.",
	Severity: Critical,
	Fix: "Give the channel room for every value that is sent (make(chan T, n)), or let the sender give " +
		"up: select on the send and on ctx.Done(). If the receiver returns early, have it cancel the context or drain the channel.",
	Lesson: "forgotten-sender",
	run: func(c *Check, e *evidence) []Finding {
		return e.stuckAt(c, []model.Operation{model.OpSend}, reasonNobody)
	},
}
