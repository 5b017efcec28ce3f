// Package theme says what everything looks like. It has one table of roles ([Text]
// and on), one table of glyphs for the classes of operations ([Glyph]), and a palette
// over the roles for each theme; no other package of the program names a colour.
//
// What comes in: a [canvas.Style]. What goes out: a [Look], that is colours and
// attributes, which the shell hands to the terminal and [Theme.ANSI] prints.
//
// # How a look is found
//
//  1. Where there are 256 colours or more, the theme's palette has the colours of the
//     role (dark.go, light.go, contrast.go). They are points of the 256-colour cube, so
//     that a terminal with 256 colours shows just what one with millions does.
//  2. What is selected is drawn towards white or black; text that would come too near
//     to its ground is moved away from it (look.go).
//  3. With 16 or 8 colours there is one table of names for all themes (basic.go), on
//     the terminal's own ground; only high contrast paints it.
//  4. Without colours ([Mono], chosen by NO_COLOR) attributes and glyphs are left.
//
// In ASCII, [Theme.Finish] replaces the runes of a finished screen (ascii.go), one for
// one, so that nothing that draws need know of it.
//
// Invariants, held by tests: text stands out from its ground by 4.5:1 (less important
// text by 3:1), in high contrast by 7:1; the main classes, stuck and the ground can be
// told apart by the colour-blind; no two kinds of cells of lanes look alike at any
// depth, in ASCII or not.
//
// Package theme imports model (for the classes) and canvas; never a terminal.
package theme
