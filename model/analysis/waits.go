package analysis

import (
	"time"

	"chanlens/model"
)

// Wait sums up all waits in one operation at one place. A wait counts once, with
// its whole length, however many generations it spans; one that is open when the
// trace ends counts with its length so far.
//
// The percentiles are by nearest rank. They are exact if Count is at most 2,048
// (maxExact); beyond, each is off by at most 1/1024 of itself, up or down, and
// never more than Max. All other fields are exact always.
type Wait struct {
	Op     model.Operation // variants are joined: see model.Operation.Canonical
	Site   model.FrameID   // NoFrame for OpRunnable, and where the trace does not tell
	System bool            // of the runtime's and the tracer's own goroutines

	Count int // all of them
	Open  int // of those, how many still go on when the trace ends
	Total time.Duration
	P50   time.Duration
	P99   time.Duration
	Max   time.Duration
}

// isWait says of each operation whether its time is time spent waiting.
var isWait = func() (w [model.NumOperations]bool) {
	for i := range w {
		state := model.Operation(i).State()
		w[i] = state != model.StateRunning && state != model.StateUnknown
	}
	return w
}()
