package finding

var selfDeadlock = Check{
	Kind:  "self-deadlock",
	Title: "{n|goroutine waits for a lock that it holds|goroutines wait for a lock that each holds} itself: {op} {where}",
	Doc: "A goroutine takes a lock that it has already taken. Locks of package sync do not know " +
		"their owner, so the second call waits for an unlock that only the waiting goroutine could make.",
	Severity: Critical,
	Fix: "Unlock before calling what locks again, or split the function: one that locks, and an " +
		"inner one that expects the lock to be held. An RLock inside an RLock is no way out: a writer between the two stops both.",
	Lesson: "self-deadlock",
	run: func(c *Check, e *evidence) []Finding {
		found := e.stuckAt(c, nil, reasonSelf)
		for i := range found {
			found[i].Severity = e.certain(found[i].Confidence)
		}
		return found
	},
}

// certain is the severity of what can never go on, if it is what it seems to be.
func (e *evidence) certain(confidence float64) Severity {
	if confidence >= sureAt {
		return Critical
	}
	return e.atMostWarning(confidence)
}
