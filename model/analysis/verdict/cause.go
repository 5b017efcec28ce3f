package verdict

import (
	"strconv"

	"chanlens/model"
	"chanlens/model/format"
)

// Cause is the main reason for a verdict.
type Cause uint8

// The causes.
const (
	CauseOp        Cause = iota // the operation itself: as a nil channel, or a sleep
	CauseTests                  // the test framework waits for its tests
	CauseSignal                 // the signal handler waits for signals
	CauseMain                   // the main goroutine has nothing left to do
	CauseTimer                  // a timer ended this wait before, again and again
	CauseChild                  // a test that it waits for is stuck
	CauseSelf                   // it holds itself what it waits for
	CauseReachable              // a goroutine-leak profile reached what it waits for
	CauseEnded                  // a later goroutine dump shows that its wait ended
	CauseDeadlock               // the runtime found that no goroutine could run any more
	CauseEvidence               // what happened in the trace: see the evidence
	CauseRecorded               // what was recorded of the channels that it waits on
)

// causes puts causes in words, but for those that depend on the wait.
var causes = [...]string{
	CauseTests:     "the test framework waits for its tests",
	CauseSignal:    "signals come from outside",
	CauseMain:      "the main goroutine leaves the work to others",
	CauseReachable: "the goroutine-leak profile shows that something which can still run holds what it waits for",
	CauseEnded:     "the goroutine dump shows that this wait ended",
	CauseTimer:     "a timer ends this wait again and again",
	CauseDeadlock:  "the program ended in a deadlock, in which no goroutine could ever run again, as the runtime itself found",
}

// Why says in plain words where and how long the goroutine waits, and the reason
// for the verdict.
func (b *Blocked) Why(t *model.Trace) string {
	if b.Verdict == System {
		return "belongs to the Go runtime or its tracer"
	}
	s := append(make([]byte, 0, 160), "has waited"...)
	if in := operations[b.Op].in; in != "" {
		s = append(append(s, ' '), in...)
	}
	if site := t.Site(b.Stack); site != model.NoFrame {
		s = append(append(s, " at "...), format.Place(t.Frame(site))...)
	}
	s = append(append(s, " for "...), format.Duration(b.Duration())...)
	if info := t.Goroutine(b.Goroutine); info.Created == model.NoTime && b.Start <= info.First {
		s = append(s, " or more (since before the trace)"...)
	}
	s = append(append(s, ": "...), b.reason(t)...)
	if b.Proven && b.Cause != CauseDeadlock {
		s = append(s, "; the goroutine-leak profile proves it leaked"...)
	}
	return string(s)
}

func (b *Blocked) reason(t *model.Trace) string {
	switch b.Cause {
	case CauseOp:
		return operations[b.Op].because
	case CauseChild:
		return "its test, goroutine " + number(t, b.other) + ", is stuck"
	case CauseEvidence:
		return b.weighed(t)
	case CauseRecorded:
		return b.hoped(t)
	case CauseSelf:
		return operations[b.Op].because + "; the goroutine is itself inside a call that seems to hold the lock"
	}
	return causes[b.Cause]
}

func number(t *model.Trace, g model.Goroutine) string {
	return strconv.FormatInt(int64(t.Goroutine(g).ID), 10)
}
