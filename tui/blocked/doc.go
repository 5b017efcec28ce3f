// Package blocked is the view of the goroutines that are blocked when the trace ends,
// in groups: same verdict, same operation, same place.
//
// What comes in: a session with what the analyses found. What goes out: cells, and the
// selection, which follows the cursor.
//
// Package blocked imports model, model/format, model/analysis/verdict and, of tui, view
// and what is below it.
package blocked
