// Package path walks back from a moment of a goroutine's life and tells what the
// time before it went into: the goroutine's own work, or whatever it waited for.
//
// What comes in: a sealed [model.Trace], a goroutine and a moment. What goes out: a
// [Path], plain values with handles of the trace in them.
//
// # The critical path
//
// Each moment before the one asked about belongs to exactly one goroutine: to the
// asked one while it runs, is in a system call, or waits for a processor. While it
// waits for another goroutine, which ended the wait later, the moment belongs to that
// one; or, if that one waited itself, to whoever ended that wait, and so on.
//
//	goroutine 1  ══ran══╮                             ╭─ran══ ◄ asked
//	                    ╰─ WaitGroup.Wait ────────────┤ done
//	goroutine 2              ╮              ╭══ran════╯
//	                 ─ran────╰─ Lock ───────┤ unlock
//	goroutine 3      ══ran═══════════ran════╯══ran──────
//	path         ══1════╪═════════3═════════╪════2════╪══1══
//
// The walk goes from the end to the start, so that each segment of the trace is
// needed once:
//
//  1. Look at the interval before the moment the walk has come to.
//  2. A wait that a goroutine ended is followed: the waker's time, from the wake
//     back to where the wait began, takes its place. Then the walk returns to the
//     one who waited. So the goroutine's own past is told, not the waker's, from
//     where it was not yet waiting.
//  3. Before a goroutine was created, the time is its creator's.
//  4. Everything else is a leaf: work, a system call, a wait for a processor, a wait
//     that a timer, the network or the runtime ended, or one that nobody ended.
//  5. The walk ends at the start of the trace, or where the trace does not tell
//     what happened before.
//
// A wake proves no more than [model.Wake] says: who comes last is not always who was
// waited for all the time.
//
// # Invariants (held by tests)
//
//   - The leaves tile [Path.From, Path.To): no gap, no overlap, the latest first.
//   - The leaves behind a followed step that are deeper tile that step.
//   - [Path.Spent] adds up to the length of the path, and so does [Path.Own].
//
// Package path imports nothing of this module but model.
package path
