// Package order tells what happens before what in a trace, as the Go memory model has it.
//
// What comes in: a sealed [model.Trace] and a span of its time. What goes out: an [Order],
// which holds the edges between goroutines and finds chains of them. An [Edge] names the
// rule that it rests on, by its ID in package rule.
//
// # Edges
//
//   - A go statement comes before all that its goroutine does.
//   - The k-th send on a channel comes before the k-th receive completes.
//   - The k-th receive from an unbuffered channel comes before the k-th send completes;
//     from one for C elements, before the (k+C)-th send does.
//   - A close comes before each receive that completes because of it.
//   - An Unlock comes before the Lock or RLock that waited for it returns, and an RUnlock
//     before the Lock of a writer that waited for it.
//   - The function of a Once comes before a Do that waited for it returns.
//   - A Done that brings a WaitGroup to zero comes before the Waits that it ends return.
//   - A Signal or Broadcast comes before a Wait that it ends returns.
//
// Within a goroutine, order is that of its program.
//
// No edge are: the exit of a goroutine, which comes before nothing; a wake by the runtime
// or the network; a sleep; and a timer that fires. What package time promises is that a
// value comes, or a sleep ends, no sooner than asked for; it says nothing of what other
// goroutines do meanwhile.
//
// # What is known
//
// Where the program recorded its channel operations ([model.Trace.Recorded]), the edges of
// channels are all there. Else only those are that the end of a wait tells of: a receiver
// that waits gets what the one who wakes it sends, and a sender that waits is let in by
// the receive that wakes it.
//
// Locks and their like tell only of those who waited. An uncontended Lock, a Wait that
// returns at once, each Done but the last, a Once that was done long ago and all atomic
// operations are in no trace. So a chain proves an order, but that there is none proves
// only that nothing of what is recorded makes one; [Order.Unseen] says where that matters.
//
// # Points
//
// An operation that waits begins at one moment and completes at another. Edges leave where
// an operation begins and arrive where one completes: that a send comes before its receive
// completes, and the receive from an unbuffered channel before its send completes, is no
// circle. What arrives where an operation completes does not leave with that operation,
// but with the next one.
//
//	g1  ────┬send begins┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┬completes──── the next operation …
//	        └──────────╮    ╭───────────┘
//	g2  ───────────────┼────┴receive begins
//	                   ╰─────┴and completes──────────── the next operation …
//
// Times of different threads can be torn by some ns, so that what comes first is stamped
// later. The search compares the times of one goroutine only, never those of two.
//
// # Search
//
// The goroutines that are reached spread in rounds, one edge each:
//
//  1. A goroutine is reached at a point if all that it does from there on comes after the
//     start of the search. What counts is the earliest such point.
//  2. In a round, each goroutine that was reached earlier than before follows the edges
//     that leave between that point and where it was reached before.
//  3. The first edge that arrives in the goroutine sought, by the point sought, ends it.
//
// Each edge is followed at most once, and the chain found is one of the fewest edges.
//
// # Invariants (held by tests)
//
//   - Nothing comes before itself: there is no circle.
//   - An order found is that of vector clocks.
//   - Each rule is one of package rule.
//
// Package order imports nothing of this module but model and the table of rules.
package order
