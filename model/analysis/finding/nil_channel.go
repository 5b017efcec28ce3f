package finding

import "chanlens/model"

var nilChannel = Check{
	Kind:  "nil-channel",
	Title: "{n|goroutine waits|goroutines wait} for ever on a nil channel: {op} {where}",
	Doc: "A send to, or a receive from, a channel that was never made blocks for ever; the " +
		"runtime itself says so, so there is no doubt about it.",
	Severity: Critical,
	Fix: "Make the channel before it is used: ch := make(chan T). Look for a struct field or a " +
		"variable that is declared but not set, or set after the goroutine has started. A nil " +
		"channel is of use only as a case of a select that is to be switched off.",
	Lesson: "nil-channel",
	run: func(c *Check, e *evidence) []Finding {
		found := e.stuckAt(c, []model.Operation{model.OpSendNil, model.OpReceiveNil}, reasonNil)
		for i := range found {
			found[i].Severity = Critical // nothing can ever wake it
		}
		return found
	},
}
