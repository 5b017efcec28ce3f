// Package strip computes what lanes that do not stand for a single goroutine show in a
// window of the timeline, cell by cell: groups of goroutines, processors, threads and
// channels, and the metrics above the lanes; and, where channel operations were recorded, what
// goroutines do without waiting, and how full channels are.
//
// What comes in: a sealed [model.Trace] and a [Request]. What goes out: [Strips], plain
// numbers to draw from. [Runs] and [Queues] answer what a cursor on such a lane asks:
// who ran here, who waited here, and what came next.
//
//	cell        0         1         2         3
//	        │─────────│─────────│─────────│─────────│
//	G 7     ══run═╗send─────────────╚═run═╗           Share of cell 1: send, the whole cell
//	G 8           ╚═run════╗receive───────╚═run══     of both: running and send
//	P0      ───7──────8─────────(idle)──7────8────    longest in cell 0: goroutine 7
//
// # How
//
//  1. Segments that the window touches are visited, rows side by side by several
//     workers (package visit). Intervals outside the window are skipped by bisection.
//  2. Of an interval, what lies in the first and the last cell that it meets is added
//     there. Of the cells between, which it fills, only the borders are noted, so that a
//     long one costs no more than a short one (ledger.go).
//  3. Who ran longest on a processor in a cell is known when a row is done, if the cell
//     lies within the segment. Where it does not, the rows' parts are kept, and added up
//     at the end (longest.go).
//  4. What the workers found is added up.
//
// # Invariants (held by tests)
//
//   - Cell i is [From + i·(To-From)/Cells, From + (i+1)·(To-From)/Cells), rounded down, as in
//     [model.Trace.Shares].
//   - Times are exact, clipped at the cells' borders: what all cells tell adds up to what
//     the window holds, and a wait of a nanosecond is more than nothing.
//   - An event belongs to the one cell that its moment lies in.
//   - The answer depends on trace and request alone, not on who did which part.
//   - Where the trace does not tell, nothing is told: see [Strips.Known].
//
// A trace that is larger than its memory is decoded again where the window needs it: all
// of this may take as long as decoding does, and is not for an event loop. To know which
// channel a wait is on, it is followed to its end, and where that lies behind the window,
// the segment there is decoded as well.
//
// Package strip imports nothing of this module but model and package visit.
package strip
