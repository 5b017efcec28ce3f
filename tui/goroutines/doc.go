// Package goroutines is the view of goroutines in groups: those that were started for the
// same function at the same go statement, with how many are stuck, what their time went
// into, and how long they lived and waited.
//
// What comes in: a session with sums over its extent. What goes out: cells, words for the
// pane, and the selection, which follows the cursor.
//
// A group opens to its members, those that are stuck first; in the pane beside it stands
// how a measure of them is distributed, and a bucket of that opens to its members, too.
//
// Package goroutines imports model, model/format, model/analysis/{profile,verdict},
// sums and, of tui, view and what is below it.
package goroutines
