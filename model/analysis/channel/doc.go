// Package channel tells which channels and locks a program used, and who did what with
// them. A stock trace names neither: it shows who waited where, who woke whom from where,
// and when. From that the package pairs waits with what ended them, and groups them to
// channels and locks, each with its evidence and how sure it is.
//
// If the program recorded its operations on channels ([model.Trace.Recorded]), these are
// taken as they are, and their channels and pairs are exact. What was not recorded, as
// waits that began before that, is still inferred, and makes channels of its own: the two
// never mix. See recorded.go for how, and lists.go for how they become one list.
//
// What comes in: all rows of a [model.Trace], by package visit. What goes out: a
// [Result]. [Caveat] says what the wake that ended a wait does not prove.
//
// # Algorithm
//
//  1. Workers collect, from the rows they visit, every wait on a channel or lock that
//     ended or is open at the end, and sum up pairs by places (collect.go, pairing.go).
//  2. Segment brings what they collected in the order of the wakes, and gives both sides
//     of each wait a node: a goroutine at a place. Where a channel was closed, the next
//     wait at the same node is another node's (log.go, node.go).
//  3. Waits whose places are joined by wakes form a group (group.go). A select stands
//     for several places, one for each line that its wakes came from or go to: also if
//     that is in a helper with several callers, they rarely mean different cases.
//  4. Nodes that wakes join are a part, and taken for a channel unless they contradict
//     that: what one channel does is what the runtime guarantees (check.go).
//  5. A part that contradicts itself is split: a place may use many channels, such as one
//     for each request, or channels may follow one another (split.go).
//  6. Parts that no goroutine joins are one channel if they behave as one, with enough
//     chances not to that are not luck (merge.go, luck.go).
//  7. What still contradicts itself is "several". So is what nothing contradicts, but
//     what looks like a channel for each call (calls.go), but not a server's loop
//     (loops.go), or like a timer for each wait (ticks.go). Parts that look alike become
//     one entry if they are many (entry.go, build.go).
//  8. Open waits go to the channel of their node, or of their place (open.go).
//  9. For which lock a wait is may have been recorded: then locks are told apart by that
//     (recorded_lock.go).
//  10. Names come from places, and from the source if it can be read (label.go, source.go,
//     package name).
//
// # Limits
//
// What is not in a trace cannot be told: two channels that the same goroutines use in
// turn at the same places, and never both at a time, are one here, unless a close or the
// birth of a goroutine lies between them.
//
// The first maxAtPlace waits at each place, as many again of goroutines that come there
// later, and the first maxWaits in all, are looked at one by one. Beyond that they are
// only counted, by places, and channels there that look alike are one entry. An open wait
// is held against the first maxCases kinds of its place. The same trace always gives the
// same result, however many processors work.
//
// Package channel imports nothing of this module but model, model/crash, model/format,
// model/radix, package visit and package name.
package channel
