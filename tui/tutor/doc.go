// Package tutor is the pane in which a lesson is read, beside the views of its trace.
//
// What comes in: a lesson, keys and mouse. What goes out: a picture, and which step the
// learner is at and what of its question is answered, by which the program around it shows
// what the step speaks of ([Pane.Moved]).
//
// A step is a page: title, text, and perhaps a question, behind whose answer the page goes
// on. Enter goes on, first down the page where there is more of it, then to the next. The
// last page, after all steps, says what was learnt and what to read on.
//
//	pane.go    the state: which step, what was answered
//	place.go   where the pane stands, beside the view or below it
//	page.go    the rows of a page
//	prose.go   text with marks in it as rows of words
//	draw.go    the drawing, which changes nothing
//	input.go   keys and mouse
//
// Package tutor imports model/analysis/lesson and, of tui, what draws.
package tutor
