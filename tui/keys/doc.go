// Package keys is the language of input: what a person does at the terminal, as
// values, and a way to write it down.
//
// What comes in: a key script, as in
//
//	chanlens snapshot trace.out --keys "jjj<Enter>?"
//
// What goes out: a slice of [Event], the same values that the live terminal makes
// of its keys and mouse, so that both take the same path.
//
// # Key scripts
//
// A character is the key of that character. What is no character stands in angle
// brackets:
//
//	<Enter> <Esc> <Tab> <S-Tab> <Space> <Backspace> <Delete>
//	<Up> <Down> <Left> <Right> <PgUp> <PgDn> <Home> <End>
//	<S-Left>, <C-d>              with Shift, with Ctrl
//	<F1> … <F12>                 function keys
//	<lt>                         the key "<" itself
//	<click 12,3>                 left click at column 12, row 3, from 0
//	<wheel-up 12,3>              also wheel-down, wheel-left, wheel-right,
//	<C-wheel-up 12,3>            with Ctrl or Shift
//	<press 12,3> <drag 20,3> <release 20,3>
//	<resize 80x24>               the terminal's new size
//	<tick>                       40 ms pass
//
// Names are not case-sensitive; a line break and a tab in a script are skipped.
//
// Package keys imports nothing of this module.
package keys
