// Package tui is the terminal UI: it shows a trace and lets a person steer.
//
// What comes in: a loader that yields a sealed model.Trace, and keys and mouse.
// What goes out: screens. [Run] is the live UI; [Snapshot] is the same without a
// terminal, driven by a key script.
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
// # A view is one file
//
// A [View] has a name, a key, a title, actions and a way to draw itself; a new
// one is one file that implements it and one line in [newViews]. All views share
// the [Session]: one trace, one selection (goroutine and moment), one time range,
// one history of places. Keys, help and footer come from the actions.
//
// The parts below do the drawing: timeline (lanes and axis), detail (the pane in
// words), theme (what everything looks like), canvas (the paper), keys (input).
//
// Package tui imports model/… and its own parts. Of all packages, only this one
// imports tcell and tview, and only in live*.go. It never imports traceparse.
package tui
