package verdict

import (
	"time"

	"chanlens/model"
	"chanlens/model/radix"
)

// Blocked is a goroutine that is still blocked when the trace ends. There may be
// half a million of them, so it is small: what else there is to know is found by
// its goroutine and its stack, and [Blocked.Why] finds words when they are asked for.
type Blocked struct {
	Goroutine  model.Goroutine
	Stack      model.StackID // where it blocked; [model.Trace.Site] tells the place
	Start      model.Time    // of the wait, whole: it may span many generations
	End        model.Time    // of the trace
	evidence   evidence
	Op         model.Operation
	Verdict    Verdict
	Proven     bool    // a goroutine-leak profile, or the runtime that found a deadlock, says so
	Confidence float32 // in the verdict, from 0.5 to 1
	Cause      Cause
	other      model.Goroutine // who the cause is about; NoGoroutine: nobody

	// Of a wait on channels whose operations were recorded:
	hope  hope
	sends bool   // the best case of its select is a send
	times uint32 // how often other did the other side, or came for it
}

// Duration returns how long the goroutine has been blocked.
func (b *Blocked) Duration() time.Duration { return b.End.Sub(b.Start) }

// inOrder sorts blocked goroutines that are in the order of goroutines: stuck ones
// first, then waiting ones, then the system's; within each the longest wait first.
func inOrder(all []Blocked) []Blocked {
	out := make([]Blocked, 0, len(all))
	list, spare := make([]radix.Keyed[int32], 0, len(all)), make([]radix.Keyed[int32], len(all))
	for _, v := range verdicts {
		list = list[:0]
		for i := range all {
			if all[i].Verdict == v { // all end together
				list = append(list, radix.Keyed[int32]{Key: radix.Ascending(all[i].Start), Of: int32(i)})
			}
		}
		for _, k := range radix.Sort(list, spare[:len(list)]) {
			out = append(out, all[k.Of])
		}
	}
	return out
}

// atEnd returns who waits when the trace ends, in the order of goroutines. Those whose
// verdict depends on others have none yet. Where the end of the trace is not there,
// nothing is known of it.
func atEnd(t *model.Trace) []Blocked {
	segments := t.Segments()
	if len(segments) == 0 || segments[len(segments)-1].NumRows() == 0 {
		return nil
	}
	rows := segments[len(segments)-1].Rows()
	var all []Blocked
	for i := range rows.Len() {
		row := rows.Row(i)
		n := row.Len()
		if n == 0 || row.Dead || !row.Ops()[n-1].Blocked() {
			continue
		}
		b := Blocked{
			Goroutine: row.Goroutine, Op: row.Ops()[n-1], Stack: row.Stack(n - 1), Start: row.Start(n - 1), End: t.End(),
			other: model.NoGoroutine,
		}
		b.atOnce(t)
		all = append(all, b)
	}
	return all
}

// atOnce finds a verdict that does not depend on anybody else, if there is one.
func (b *Blocked) atOnce(t *model.Trace) {
	b.Verdict, b.Confidence, b.Cause = operations[b.Op].verdict, 1, CauseOp
	switch {
	case t.Goroutine(b.Goroutine).System || b.Verdict == None && operations[b.Op].family == familyNone:
		b.Verdict = System
	case b.Op == model.OpSelectEmpty && isMain(t.FuncName(b.Goroutine)):
		b.Verdict, b.Cause = Waiting, CauseMain
	case b.Verdict == None:
		if c, ok := residents[model.PackageOf(t.Frame(t.Site(b.Stack)).Func)]; ok {
			b.Verdict, b.Cause = Waiting, c
		}
	}
}

func isMain(fn string) bool { return fn == "runtime.main" || fn == "main.main" }

// residents are packages whose own code waits as a matter of course.
var residents = map[string]Cause{
	"testing":   CauseTests,
	"os/signal": CauseSignal,
}
