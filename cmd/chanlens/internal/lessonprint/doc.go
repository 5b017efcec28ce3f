// Package lessonprint prints lessons for reading, without the screen that they are made for.
//
// What comes in: a [Reading], which is a lesson, what finds its moments, the source of the
// program and what draws its channels. What goes out, on a page: the text, step by step; of
// each moment in words who does what, the lines of the program around it, and the channels
// as they are then; questions with their choices; and, where all is said, the answers and
// the rules that it rests on.
//
//	print.go   the whole of it
//	step.go    a step and the moment it speaks of
//	source.go  the lines around a frame
//	inline.go  text with marks, broken into lines
//
// Package lessonprint may import model/… and package page, but no parser and no screen.
package lessonprint
