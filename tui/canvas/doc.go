// Package canvas is the paper that the views draw on: a rectangle of cells, each
// a rune and a [Style]. A style names roles ("a send", "the footer"), never
// colours; package theme turns roles into colours.
//
// What comes in: calls in local coordinates from (0,0). What goes out: cells,
// which the shell copies to the terminal, or prints as text.
//
// Invariants: nothing is ever drawn outside a canvas (clipping is silent); a
// rune two columns wide takes two cells, the second holding rune 0, and is never
// cut in half; control characters never reach a cell.
//
// Package canvas imports nothing of this module.
package canvas
