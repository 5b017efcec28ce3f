package finding

import "chanlens/model"

var stuckReceivers = Check{
	Kind:  "stuck-receivers",
	Title: "{n|receiver waits|receivers wait} for ever {where}",
	Doc: "A receive blocks until somebody sends or closes the channel, and nobody is left who would. " +
		"Most often a range over a channel that is never closed, or a sender that returned early without its answer.",
	Severity: Critical,
	Fix: "Let the sender close the channel when it is done (defer close(ch)), on every way out, also " +
		"with an error. Where the answer may never come, select on the receive and on ctx.Done().",
	Lesson: "abandoned-receiver",
	run: func(c *Check, e *evidence) []Finding {
		return e.stuckAt(c, []model.Operation{model.OpReceive}, reasonNobody)
	},
}
