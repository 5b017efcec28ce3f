// Package session is what all views share while a trace is open: one trace, one
// selection (goroutine and moment), one time range, one history of places.
//
// What comes in: a sealed model.Trace, of which a [Survey] is made beside the event
// loop, and what the user does. What goes out: the state that views draw and change.
//
//  1. [NewSurvey] looks at all of a trace, and [Survey.Examined] has the analyses do so.
//  2. [Session.Renew] puts a newer survey in the place of the one before.
//  3. [Session.Jump], [Session.Back] and [Session.Forward] go from place to place.
//  4. [Session.SumUp] sums up what goroutines do within the extent, for views that want it.
//  5. [Session.SeekOrder] finds out what happens before what, and [Session.Link] whether one
//     point does before another, by package order.
//  6. [Session.Frame] says which frame's source to show, and [Sources.Keep] takes it.
//  7. What a session wants of the program around it is in [Shell]. Without one, as in
//     tests, it works, and nobody is asked or told.
//
// A survey does not change, but for the order of its lanes. All else is used in the
// event loop only.
//
// Package session imports model, model/format, model/analysis/…, code, detail, gap, lane and sums.
package session
