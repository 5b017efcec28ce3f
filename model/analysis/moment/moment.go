package moment

import "chanlens/model"

// NoChan stands for "no channel": the moment is not of one, or it is not known of which.
const NoChan = ^model.Chan(0)

// Moment is what a query found: something that a goroutine did, from when it began until
// it was done.
type Moment struct {
	Event     Event
	Goroutine model.Goroutine // NoGoroutine of start of trace, end of trace and what the runtime does
	At, End   model.Time      // End is At of what takes no time, and the trace's end of what is never done. Of "end of …" both are the end
	Chan      model.Chan      // NoChan; of a select the case chosen, if there is one
	Op        *model.ChanOp   // as recorded when it began, or, if it did not wait, when it was done; nil if it was not recorded
	Stack     model.StackID   // NoStack if it is not known
	Never     bool            // it is not done when the trace ends
}
