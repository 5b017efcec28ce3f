package analysis

import (
	"context"
	"time"

	"chanlens/model"
	"chanlens/model/radix"
)

// Blocked is a goroutine that is still blocked when the trace ends. There may be
// half a million of them, so it is small: what else there is to know is found by
// its goroutine and its stack, and [Blocked.Why] finds words when they are asked for.
type Blocked struct {
	Goroutine model.Goroutine
	Stack     model.StackID // where it blocked; [model.Trace.Site] tells the place
	Start     model.Time    // of the wait, whole: it may span many generations
	End       model.Time    // of the trace
	Op        model.Operation
	Verdict   Verdict

	cause cause
	child model.Goroutine // with becauseOfChild: a goroutine it created
}

// Duration returns how long the goroutine has been blocked.
func (b *Blocked) Duration() time.Duration { return b.End.Sub(b.Start) }

// BlockedAtEnd returns every goroutine that waits when the trace ends: stuck
// ones first, then waiting ones, then the system's; within each the longest
// wait first. Where the end of the trace is not there, nothing is known of it.
//
//  1. Judge the last interval of every row of the last segment that is a wait
//     (judge.go).
//  2. Look back for who may be in a loop around a ticker. This may decode segments,
//     each once (ticks.go).
//  3. Let who waits for a test that is stuck be stuck as well (runners.go).
//  4. Sort.
//
// It gives up soon after ctx is done, and returns nil.
func BlockedAtEnd(ctx context.Context, t *model.Trace) []Blocked {
	segments := t.Segments()
	if len(segments) == 0 || segments[len(segments)-1].NumRows() == 0 {
		return nil
	}
	p, residence := newPast(t), residence(t)
	all, doubts := judgeAll(t, p, residence)
	p.lookBack(ctx, all, doubts)
	if ctx.Err() != nil {
		return nil
	}
	followStuck(t, all, residence)
	return inOrder(all)
}

// inOrder sorts blocked goroutines that are in the order of goroutines.
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
