// Package flame is the view of where time went by stack: of goroutines that do not run,
// by what they wait in, or of those that run, by CPU samples; as an icicle of which boxes
// are opened one after the other.
//
// What comes in: a session. What goes out: cells, and words for the pane.
//
//  1. What is to be shown is a [request]: the range, the goroutines, the kind of graph.
//  2. If that is not at hand, it is summed up beside the event loop (compute.go). Until it
//     is there, what was shown before stays.
//  3. The cursor and the box zoomed to are found again by the names on their paths.
//
// A graph belongs to the trace it was made from, which is no longer the session's once
// another survey has come: drawing asks the graph's own.
//
// Package flame imports model, model/format, model/analysis/profile, icicle and, of tui,
// view and what is below it.
package flame
