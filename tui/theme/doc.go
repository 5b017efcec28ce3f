// Package theme says what everything looks like. It is one table of roles
// ([Roles]) and one table of glyphs for the classes of operations ([Glyph]);
// no other package of the program names a colour.
//
// What comes in: a [canvas.Style]. What goes out: a [Look], that is colours and
// attributes, which the shell hands to the terminal and [Theme.ANSI] prints.
//
// The colours are points of the 256-colour cube, so that a terminal with 256
// colours shows just what one with millions does. They differ in lightness as
// well as in hue, and every class of operation has a glyph of its own, so that
// the picture can be read by the colour-blind and without any colour at all
// ([Mono], chosen by NO_COLOR).
//
// Package theme imports model (for the classes) and canvas; never a terminal.
package theme
