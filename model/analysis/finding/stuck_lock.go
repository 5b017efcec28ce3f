package finding

var stuckLock = Check{
	Kind:  "stuck-lock",
	Title: "{n|goroutine waits|goroutines wait} for ever for a lock: {op} {where}",
	Doc: "The lock was never given back: its holder returned without Unlock, or waits for ever " +
		"itself. A trace shows no holder, only that nobody unlocked any more.",
	Severity: Critical,
	Fix: "Unlock in a defer right behind the Lock, so that early returns and panics do it as well, and " +
		"hold no lock while waiting for a channel, a WaitGroup or another lock.",
	Lesson: "08-deadlock-cycle",
	run: func(c *Check, e *evidence) []Finding {
		return e.stuckAt(c, nil, reasonNobody) // all that are left
	},
}
