package finding

import "chanlens/model"

var lostCond = Check{
	Kind:  "lost-cond",
	Title: "{n|goroutine waits|goroutines wait} for ever {where}: no signal reaches the Cond",
	Doc: "Cond.Wait returns only for a Signal or Broadcast that comes while it waits: a signal is not " +
		"kept. One that came before the wait, or went to another waiter that had no use for it, is lost.",
	Severity: Warning,
	Fix: "Change the condition and signal while holding the lock, and wait in a loop that checks the " +
		"condition first: for !ready { c.Wait() }. Use Broadcast where more than one kind of waiter shares the Cond, or a channel that is closed instead.",
	Lesson: "cond-lost-signal",
	run: func(c *Check, e *evidence) []Finding {
		return e.stuckAt(c, []model.Operation{model.OpCondWait}, reasonCond, reasonNobody)
	},
}
