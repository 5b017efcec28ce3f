// Package tui is the terminal UI: it shows a trace and lets a person steer.
//
// What comes in: a loader that yields a sealed model.Trace, and what there is of it
// meanwhile, and keys and mouse. What goes out: screens. [Run] is the live UI;
// [Snapshot] is the same without a terminal, driven by a key script.
//
// # How it works
//
//  1. Input, from tview or from a key script, becomes a [keys.Event].
//  2. [App.Handle] finds the [action.Action] for it in one table and does it: that
//     changes the state ([session.Session], and what the view keeps for itself).
//  3. [App.Draw] draws the state on a [canvas.Canvas]. Drawing is pure: the same
//     state and size give the same cells, and drawing changes nothing.
//  4. The canvas is copied to the terminal (live.go), or printed (snapshot.go).
//
// # A trace that is loading
//
// The screens open on the first part that the loader hands over (live_load.go), and
// each further part takes the place of the one before (session/renew.go):
//
//  1. A [session.Survey] is made of the part, beside the event loop: all that needs a look
//     at the whole of it. What was known of it before is not looked at again.
//  2. In the event loop the survey takes the place of the session's. Session and
//     views stay, and so does the user's place: goroutines are found again by
//     number, and lanes stay in their rows.
//  3. What is not there is drawn as not there. Nothing is said of how goroutines
//     end before the end is known.
//
// # What is read or decoded beside the event loop
//
// Parts of a trace that are not in memory (fetch.go), the source of the frame that the user
// looks at (source.go) and a walk back through wakes (path.go) may take long. They are waited for
// a few milliseconds ([session.Beside]), which mostly is enough; else the App draws without them
// until they come.
//
// # A view is one package
//
// A [view.View] has a name, a key, a title, actions and a way to draw itself; a new
// one is a package that implements it and one line in [newViews]. All views share
// the [session.Session]: one trace, one selection (goroutine and moment), one time
// range, one history of places. Keys, help and footer come from the actions. What a
// session wants of the App is in [session.Shell], which the App fills.
//
// # How a person steers
//
// A prompt (find.go, filter.go, palette.go) takes the keys while it is open, and so does a
// pending key (marks, the menu of what is copied). The palette lists the very actions that
// keys lead to. A filter is evaluated beside the event loop; the set that comes of it is
// [session.Session.Only], by which views go. Where to begin ([Start]) and what is kept from
// one day to the next ([Kept]) come with the options.
//
// # A lesson
//
// The text of a lesson stands beside the view (tutor), and its steps move that to what they
// speak of (lecture.go, lead.go). While a question is open, and in the steps before it, what
// comes after is hidden ([session.Veil], ahead.go): by views that know of it ([view.Veiler]),
// and else by not showing them. Lessons that are opened from within are Apps of their own, one upon the other (stack.go),
// live and in a script alike.
//
// # The packages below
//
// Each imports only what stands before it, and views do not import each other:
//
//	canvas, theme, keys, action        the paper, what everything looks like, input, the table of keys
//	list, chart                        a list with a cursor, bars and the like
//	tutor                              the text of a lesson, page by page
//	prompt, palette, clip, editor      a line being typed, what it may mean, what is copied, how an editor is told a line
//	gap, code, detail                  what is not there, source lines, the pane in words
//	table, lane                        rows and columns, lanes and axis
//	icicle, diagram                    a flame graph as boxes, who feeds whom as boxes and lines
//	sums                               what goroutines did in a range, with who is stuck
//	session                            what all views share
//	search                             all names in a trace
//	view                               what a view is, and what views draw alike
//	findings, timeline, channels, goroutines, locks, waits, flame, graph, player
//	tui                                the App, the terminal, and all that is no view
//
// bulk, golden, monkey and viewtest are for tests.
//
// Package tui imports model/… and its own parts. Of all packages, only this one
// imports tcell and tview, and only in live*.go. It never imports traceparse.
package tui
