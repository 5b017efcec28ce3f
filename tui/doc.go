// Package tui is the terminal UI: it shows a trace and lets a person steer.
//
// What comes in: a loader that yields a sealed model.Trace, and what there is of it
// meanwhile, and keys and mouse. What goes out: screens. [Run] is the live UI;
// [Snapshot] is the same without a terminal, driven by a key script.
//
// # How it works
//
//  1. Input, from tview or from a key script, becomes a [keys.Event].
//  2. [App.Handle] finds the [Action] for it in one table and does it: that
//     changes the state ([Session], and what the view keeps for itself).
//  3. [App.Draw] draws the state on a [canvas.Canvas]. Drawing is pure: the same
//     state and size give the same cells, and drawing changes nothing.
//  4. The canvas is copied to the terminal (live.go), or printed (snapshot.go).
//
// # A trace that is loading
//
// The screens open on the first part that the loader hands over (live_load.go), and
// each further part takes the place of the one before (renew.go):
//
//  1. A [Survey] is made of the part, beside the event loop: all that needs a look
//     at the whole of it. What was known of it before is not looked at again.
//  2. In the event loop the survey takes the place of the session's. Session and
//     views stay, and so does the user's place: goroutines are found again by
//     number, and lanes stay in their rows.
//  3. What is not there is drawn as not there. Nothing is said of how goroutines
//     end before the end is known.
//
// # A view is one file
//
// A [View] has a name, a key, a title, actions and a way to draw itself; a new
// one is one file that implements it and one line in [newViews]. All views share
// the [Session]: one trace, one selection (goroutine and moment), one time range,
// one history of places. Keys, help and footer come from the actions.
//
// The parts below do the drawing: timeline (lanes and axis), detail (the pane in
// words), theme (what everything looks like), canvas (the paper), keys (input), gap
// (what of a trace is not there). bulk and golden are for tests.
//
// Package tui imports model/… and its own parts. Of all packages, only this one
// imports tcell and tview, and only in live*.go. It never imports traceparse.
package tui
