// Package code shows the source lines around a frame.
//
// What comes in: frames, and a [Source] that finds the files they are in. What goes out:
// [Line]s of styled text.
//
//  1. A [Desk] gets the file of a frame and reads its words ([Lex]), each file once. That
//     takes files and time, so it is done when the selection changes, never while
//     drawing: 10,000 lines take some 10 ms.
//  2. Drawing asks the desk for what lies on it ([Desk.Have]), and takes as many
//     lines of it as there is room for ([File.Around]).
//
// The whole file is read as words, so that comments and strings of several lines are seen
// as such wherever a window begins. The words are those of go/scanner, which takes any
// bytes; it is a hundred times as quick as lexers made of regular expressions are.
//
//	desk.go    what has been found
//	lex.go     bytes to words of a kind
//	window.go  words to lines of a width
//
// Package code imports model, canvas and theme.
package code
