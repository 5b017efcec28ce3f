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
// A trace may be there in part: while it is being loaded ([Builder.Snapshot]), or
// because only a window of it was asked for ([Builder.Outline]). What is absent are
// segments without rows. And it may be larger than the memory it is allowed
// ([Builder.Limit]): then the intervals of segments that nobody looks at are dropped.
// What stays is who was alive, and a brief of what they did.
//
// Within a segment the intervals of one goroutine lie side by side, in time
// order, as columns: start, operation, stack, and where it ran or who woke it. A
// [Row] says which. An interval ends where the next one of its row starts, or with
// the segment. Of an interval that goes on from the segment before the true start
// is kept, so its age is known without looking back.
//
//	goroutine  1 ──run──┬─send──────────────┬───────────────────┬─run──
//	goroutine  7        └─run──┬─sleep──────┴─sleep (continued)─┴─sleep (continued)
//	                   segment 1            │     segment 2     │  segment 3
//
// # Channels
//
// A trace shows what goroutines do to channels only where they wait. If the program
// recorded its channel operations ([Trace.Recorded]), a segment holds them all, in
// columns of their own: [Trace.ChanOps] and its kin yield them, [Trace.Chan] tells of a
// channel as a whole, [Trace.ChanWait] on which channels a goroutine waits, and
// [Trace.ChanPair] which receive got the value of which send.
//
// # Locks
//
// A recording also tells for which lock a goroutine is about to wait
// ([Trace.RecordedLocks]): [Trace.LockWait] says it of an interval. Who holds a lock is
// not recorded, but who ends a wait for a Mutex or an RWMutex has held it.
//
// # Invariants (held by [Check])
//
//   - The intervals of a row tile the goroutine's life within the segment:
//     no gap, no overlap, none empty.
//   - A continued interval is in the state, and has the start, of the one before it.
//   - The index of wakes by waker is whole and in order.
//   - The shares of a goroutine's life add up to it.
//   - Recorded operations and waits for locks are in time order, and their indexes whole.
//   - Every handle resolves.
//
// # Memory
//
// An interval takes 13 bytes (start 4, operation 1, stack 4, who 4), 4 more if a
// goroutine woke it, and 1 for the sums; a goroutine 48, and 9 in each segment that it
// is alive in, 16 more where it goes on from the one before. A recorded operation on a
// channel takes 36, a recorded wait for a lock 21. While a generation is decoded, a
// transition takes 16 bytes.
//
// # Units
//
// All times are nanoseconds since the start of the trace ([Time]).
//
// Package model imports nothing of this module but model/… and knows neither the
// wire format nor the screen.
package model
