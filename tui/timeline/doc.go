// Package timeline is the view of lanes, time from left to right.
//
// What comes in: a session, keys and mouse. What goes out: a picture for package lane
// to draw, and the selection, which is what the cursor comes to: see cursor.go.
//
// After each event the view settles: it follows a selection that comes from elsewhere, finds
// out what is under the cursor, and has computed what lanes of several goroutines show
// (strips.go). What takes long is done beside the event loop, and drawn when it is there.
//
//	view.go     what the view is          arrange.go  which lanes there are
//	cursor.go   the cursor's lane         under.go    what is under it
//	move.go     along time and lanes      step.go     from interval to interval
//	jump.go     to wakes, collections     flow.go     along a wake
//	pins.go     pin, hide, open           pick.go     a range
//	sort.go     the order of goroutines   strips.go   what is computed beside
//	mouse.go    the mouse                 renew.go    when more of the trace comes
//	ops.go      recorded channel operations
//	actions.go  the keys
//
// Package timeline imports model/… and, of tui, view and what is below it.
package timeline
