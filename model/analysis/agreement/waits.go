package agreement

import (
	"context"

	"chanlens/model"
)

// wait is a wait on channels of which the recording tells.
type wait struct {
	stock model.Interval // as the stock trace has it
	on    []model.ChanOp // what it waits to do: one, or several in a select
	done  model.ChanOp   // what was done when it was over
	ended bool           // done is known
}

// channel returns which channel the wait was on, and false if it is not known: a select
// that goes on waits on several.
func (w *wait) channel() (model.Chan, bool) {
	if w.ended {
		return w.done.Chan, w.done.Chan != model.NilChan
	}
	return w.on[0].Chan, len(w.on) == 1 && w.on[0].Chan != model.NilChan && w.stock.Open
}

// waitsOf returns the waits of the program on channels that were recorded, by goroutine
// and then in time order.
func waitsOf(ctx context.Context, recorded, stock *model.Trace) []wait {
	var all []wait
	for g := range model.Goroutine(recorded.NumGoroutines()) {
		info := recorded.Goroutine(g)
		if ctx.Err() != nil {
			return nil
		}
		if info.System {
			continue
		}
		for iv := range recorded.Intervals(g, info.First, info.Last) {
			if iv.Op != model.OpSend && iv.Op != model.OpReceive && iv.Op != model.OpSelect {
				continue
			}
			on := recorded.ChanWait(iv)
			if len(on) == 0 {
				continue
			}
			twin, ok := stock.IntervalAt(g, iv.Start)
			if !ok || twin.Start != iv.Start || twin.Op != iv.Op {
				continue
			}
			w := wait{stock: twin, on: on}
			w.done, w.ended = recorded.ChanWoke(iv)
			all = append(all, w)
		}
	}
	return all
}
