package finding

import "chanlens/model"

var stuckSelect = Check{
	Kind:  "stuck-select",
	Title: "{n|goroutine waits|goroutines wait} for ever in a select {where}",
	Doc: "None of the select's cases can go on any more: whoever used the other sides of its channels " +
		"is gone. An empty select waits for ever by itself.",
	Severity: Critical,
	Fix: "Give the select a case that is sure to come: ctx.Done() of a context that somebody cancels, " +
		"or a channel that is closed at the end. Check that whoever started the goroutine cancels on every way out.",
	Lesson: "context-leak",
	run: func(c *Check, e *evidence) []Finding {
		return e.stuckAt(c, []model.Operation{model.OpSelect, model.OpSelectEmpty}, reasonNobody)
	},
}
