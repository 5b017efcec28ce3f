// Package near finds the name that was probably meant by one that is none: a slip of the
// finger, or the begin of a longer one.
//
// What comes in: a text and the names there are. What goes out: one of these, or nothing.
//
// Package near imports nothing of this module.
package near
