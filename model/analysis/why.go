package analysis

import (
	"strconv"

	"chanlens/model"
	"chanlens/model/format"
)

// cause is the reason for a verdict.
type cause uint8

// The causes.
const (
	becauseOfOp     cause = iota // as table operations says
	becauseOfTests               // the test framework's own wait
	becauseOfSignal              // the signal handler's own wait
	becauseMain                  // the main goroutine has nothing left to do
	becauseOfTimer               // a ticker's loop
	becauseOfChild               // who it waits for is stuck
)

// causes puts causes in words, but for those that depend on the wait.
var causes = [...]string{
	becauseOfTests:  "the test framework waits for its tests",
	becauseOfSignal: "signals come from outside",
	becauseMain:     "the main goroutine leaves the work to others",
	becauseOfTimer:  "a timer ended this wait before",
}

// Why says in plain words where and how long the goroutine waits, and the reason
// for the verdict.
func (b *Blocked) Why(t *model.Trace) string {
	if b.Verdict == System {
		return "belongs to the Go runtime or its tracer"
	}
	s := append(make([]byte, 0, 128), "waits"...)
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
	s = append(s, "; "...)
	switch b.cause {
	case becauseOfOp:
		s = append(s, operations[b.Op].because...)
	case becauseOfChild:
		s = append(s, "its test, goroutine "...)
		s = strconv.AppendInt(s, int64(t.Goroutine(b.child).ID), 10)
		s = append(s, ", is stuck"...)
	default:
		s = append(s, causes[b.cause]...)
	}
	return string(s)
}
