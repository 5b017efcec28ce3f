// Package profile sums up what goroutines did within a time range, for tables, for the
// statistics of a range, and for flame graphs.
//
// What comes in: a [model.Trace] and a range of its time. What goes out: a [Profile],
// which does not change any more and may be read by any number of goroutines.
//
//	classes     time by class, and how many waits, wakes and goroutines there were
//	groups      goroutines by what they were started as, with percentiles
//	places      waits by operation and line, with percentiles and distributions
//	stacks      time by stack, from which [Profile.Tree] makes flame graphs
//
// What was summed up can be taken apart again: [Profile.Members] tells which goroutines
// stand in a bucket of a group's distribution, [Profile.Waits] which waits stand in one of
// a place's. They look at the trace anew, so nothing is kept for them but six bytes for
// each goroutine that lives in the range.
//
// # What lies in a range
//
// Everything is cut to the range [From, To). A wait that began before it, or goes on
// behind it, counts once and with the part that lies within; so does the life of a
// goroutine. So the sums over the parts of a trace are those over the whole, but for what
// counts waits and goroutines. What happened at From lies in the range, what happened at To
// does not; with the end of a goroutine, which lived before it, it is the other way round.
//
// # Invariants
//
//   - The time by class is what [model.Trace.Shares] tells of the range, over all
//     goroutines that were asked for; that of the groups adds up to it.
//   - The time of the places of a class adds up to that of the stacks of the class, and
//     but for waits of which the trace told late what they were, to the class's.
//   - A percentile by nearest rank is off by at most 1/20 of itself. Counts, totals and
//     maxima are exact.
//   - The result does not depend on how many processors there are.
//
// # Memory
//
// A profile, and its making, takes room for every group, place and stack, and six bytes
// for every goroutine that lives in the range (as many for its neighbours by number, in
// pages of 256). Beyond that, making it takes 32 bytes for each goroutine that lives across
// segments of the trace, in the same way, and about 8 for each place at which such a one
// waits.
//
// Package profile imports model, model/crash, model/format and package visit.
package profile
