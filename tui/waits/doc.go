// Package waits is the view of waits by place: what goroutines waited in, at which line,
// how often and for how long, and who waits there for ever.
//
// What comes in: a session with sums over its extent. What goes out: cells, words for the
// pane, and the selection, which follows the cursor.
//
// A place, or a bucket of how its waits are distributed, opens to a page of the longest of
// them; these are looked for in the trace anew, beside the event loop.
//
// Package waits imports model, model/format, model/analysis/{profile,verdict}, sums and,
// of tui, view and what is below it.
package waits
