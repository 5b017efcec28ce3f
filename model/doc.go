// Package model holds a parsed execution trace: what every goroutine and every
// processor did, when, and who woke whom.
//
// What comes in: one [Generation] for each generation of a trace, filled by
// package traceparse (or by [ParseText], for tests) and added in order to a
// [Builder]. What goes out: a sealed [Trace], read by the analyses, the reports
// and the terminal UI without locks.
//
// # Shape
//
// A trace is cut into segments, one for each generation (the unit in which the
// Go runtime flushes a trace, about a second long). A [Segment] is complete in
// itself: for every goroutine that was alive in it, it tells every state of that
// goroutine from the segment's start to its end. So segments can be decoded in
// parallel, and later be dropped and decoded again, each on its own.
//
// Within a segment the intervals of one goroutine lie side by side, in time
// order, as columns: start, operation, stack, processor, thread. A [row] says
// where. An interval ends where the next one of its row starts, or with the
// segment. An interval that goes on from the segment before keeps its true
// start, so its age is known without looking back.
//
//	goroutine  1 ──run──┬─send──────────────┬───────────────────┬─run──
//	goroutine  7        └─run──┬─sleep──────┴─sleep (continued)─┴─sleep (continued)
//	                   segment 1            │     segment 2     │  segment 3
//
// # Invariants (held by [Check])
//
//   - The intervals of a row tile the goroutine's life within the segment:
//     no gap, no overlap, none empty.
//   - A continued interval has the operation and stack it had in the segment before.
//   - Every wake names an interval that starts runnable and follows a wait.
//   - Every handle resolves.
//
// # Units
//
// All times are nanoseconds since the start of the trace ([Time]).
//
// Package model imports nothing of this module but model/… and knows neither the
// wire format nor the screen.
package model
