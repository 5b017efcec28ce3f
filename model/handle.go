package model

import (
	"fmt"
	"math"
	"time"
)

// Time is a moment, in nanoseconds since the start of the trace. The start is
// the first synchronisation point of the trace's first sound generation.
type Time int64

// NoTime stands for a moment that the trace does not tell.
const NoTime Time = math.MinInt64

// Sub returns the time from u to t.
func (t Time) Sub(u Time) time.Duration { return time.Duration(t - u) }

// GoID is the number the runtime gave a goroutine, as in a goroutine dump.
type GoID int64

// NoGoID stands for "no goroutine", as for a wake by the network poller.
const NoGoID GoID = -1

// Goroutine is a handle: an index into the goroutines of a [Trace].
type Goroutine uint32

// NoGoroutine stands for "no goroutine".
const NoGoroutine Goroutine = math.MaxUint32

// StringID is a handle to an interned string. 0 is the empty string.
type StringID uint32

// FrameID is a handle to an interned stack frame. 0 is no frame.
type FrameID uint32

// NoFrame stands for "no frame".
const NoFrame FrameID = 0

// StackID is a handle to an interned stack. 0 is no stack.
type StackID uint32

// NoStack stands for "no stack".
const NoStack StackID = 0

// Proc is a processor (a P of the runtime), by its number.
type Proc int16

// NoProc stands for "no processor".
const NoProc Proc = -1

// MaxProc is the highest processor number a model holds; the runtime's own
// limit has not been above 2^14 on any system.
const MaxProc = math.MaxInt16

// Thread is a handle to an operating system thread (an M of the runtime).
type Thread uint16

// NoThread stands for "no thread".
const NoThread Thread = math.MaxUint16

// String returns the processor as the runtime's own tools write it: "P3".
func (p Proc) String() string {
	if p == NoProc {
		return "-"
	}
	return fmt.Sprintf("P%d", int(p))
}
