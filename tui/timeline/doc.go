// Package timeline is the view of a lane for each goroutine, time from left to right.
//
// What comes in: a session, keys and mouse. What goes out: a picture for package lane
// to draw, and the selection, which is the cursor: the goroutine says the lane, the
// moment says the cell.
//
// The files: view.go what the view is, move.go, step.go, find.go and mouse.go how the
// cursor moves, sort.go and renew.go which lanes there are, actions.go the keys.
//
// Package timeline imports model, model/format and, of tui, view and what is below it.
package timeline
