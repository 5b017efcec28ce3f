package whyprint

import (
	"chanlens/cmd/chanlens/internal/page"
	"chanlens/model"
	"chanlens/model/analysis/path"
	"chanlens/model/format"
)

// waitedOn returns the recorded operation on a channel that a step waited to do: of a
// select, that of the case which was taken. It returns false if that was not recorded.
func (a *Answer) waitedOn(s *path.Step) (model.ChanOp, bool) {
	if s.Class == path.Unborn || !a.trace.Recorded() {
		return model.ChanOp{}, false
	}
	iv, ok := a.trace.IntervalAt(s.Goroutine, s.From)
	if !ok {
		return model.ChanOp{}, false
	}
	if op, ok := a.trace.ChanWoke(iv); ok {
		return op, true
	}
	if cases := a.trace.ChanWait(iv); len(cases) == 1 {
		return cases[0], true
	}
	return model.ChanOp{}, false
}

// did says in a few words what the goroutine did in a step, and on which channel if that
// was recorded: "select, receive from chan int #3".
func (a *Answer) did(s *path.Step) string {
	op, ok := a.waitedOn(s)
	if !ok {
		return s.What()
	}
	text := op.Kind.String() + " from "
	if op.Kind == model.ChanSend {
		text = op.Kind.String() + " to "
	}
	if op.Is(model.ChanInSelect) {
		text = "select, " + text
	}
	return text + page.Clean(format.Chan(a.trace, op.Chan))
}
