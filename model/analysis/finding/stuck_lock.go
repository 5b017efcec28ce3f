package finding

var stuckLock = Check{
	Kind:  "stuck-lock",
	Title: "{n|goroutine waits|goroutines wait} for ever for a lock: {op} {where}",
	Doc: "The lock was never given back: its holder returned without Unlock, or waits for ever " +
		"itself. A trace shows no holder, only that nobody unlocked any more.",
	Severity: Critical,
	Fix: "Look for a way out without an Unlock (an early return, a panic: unlock in a defer right behind the Lock), " +
		"for two locks taken in different orders, and for a wait on a channel or a WaitGroup with the lock held.",
	Lesson: "missing-unlock",
	run: func(c *Check, e *evidence) []Finding {
		return e.stuckAt(c, nil, reasonNobody) // all that are left
	},
}
