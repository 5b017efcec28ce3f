// Package findings is the view of what is worth a person's time in a trace, the most
// pressing first.
//
// What comes in: a session with what the analyses found. What goes out: cells, words
// for the pane, and the selection, which follows the cursor.
//
// Package findings imports model, model/format, model/analysis/finding and, of tui, view
// and what is below it.
package findings
