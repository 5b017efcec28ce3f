package finding

import "chanlens/model"

var lostWaitGroup = Check{
	Kind:  "lost-waitgroup",
	Title: "{n|goroutine waits|goroutines wait} for ever {where}: nobody is left to finish the WaitGroup",
	Doc: "Wait returns when every Add has had its Done. Here no goroutine is left that could call " +
		"Done: more was added than was done, or a goroutine returned early, or panicked and recovered, without its Done.",
	Severity: Critical,
	Fix: "Call Done in a defer, first thing in the goroutine, or use WaitGroup.Go, which counts by " +
		"itself. Call Add before the go statement and not inside the goroutine, and add no more than is started.",
	Lesson: "waitgroup-done",
	run: func(c *Check, e *evidence) []Finding {
		return e.stuckAt(c, []model.Operation{model.OpWaitGroupWait}, reasonWaitGroup, reasonNobody)
	},
}
