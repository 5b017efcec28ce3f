// Package state keeps what is worth keeping from one day to the next: the theme, for each
// trace where the user was and what they marked, and for each lesson how far they are.
//
// What comes in and goes out: a [Kept] for a trace, which is known by its size and a digest
// of its head, wherever it lies; and a [Progress] for a lesson, which is known by its name.
//
//	$XDG_STATE_HOME/chanlens/state.json, or ~/.local/state/chanlens/state.json
//
// Nothing depends on it. A file that is not there, not readable, not understood or of
// another version counts as empty; one that cannot be written is not written. Why that is
// so, [Store.Note] says for who asks. It is written as a whole and put in place in one step,
// holds the last 200 traces and 500 lessons, and is read again before it is written, so that of several
// programs at a time each adds its own.
//
// Package state imports nothing of this module.
package state
