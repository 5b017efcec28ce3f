// Package player is the view that plays a trace: what is done to channels, operation by
// operation, with each channel as a person would draw it on a board.
//
// What comes in: a session with recorded channel operations, keys, and time that passes. What
// goes out: cells.
//
//  1. The playhead is the session's selection: a goroutine and a moment. Where it was moved
//     elsewhere, the player catches up with it (step.go). Steps are operations; the cases of a
//     select that waits are one.
//  2. While it plays, each operation stays on screen for about as long as time passes until
//     the next one, slowed down so many times that a person can follow: what lies close
//     together is drawn apart, and where nothing happens less of it is waited for (clock.go).
//  3. What there is to draw is made out when the playhead moves (compose.go): which channels
//     (board.go), what is in them (buffer.go), who waits, what goes where (act.go), and who uses
//     them besides and what they do meanwhile (users.go). Then the room is divided: a channel
//     is a row, a box or a tall box (fit.go).
//  4. Drawing that is a function of it and of how far elements have got on their way: titles,
//     boxes, gates and walls (draw.go), the persons of a side with their ways (side.go), and
//     elements (travel.go). All forms are drawn by the same code.
//  5. The operation is told in words (words.go), with its line of source; and below stand all
//     operations over time (scrub.go).
//
// Elements have no values in a recording: each is called by the number of its send, and has
// the colour of its sender.
//
// Nothing is shown that the session's veil hides. Under a veil nobody stands at a channel who
// has not used it before: who will come is the future. How long a wait will take, or where it
// leads, is never told before it is over, but that it has no end.
//
// Package player imports model, model/format, model/analysis/{order,replay} and, of tui, view and what
// is below it.
package player
