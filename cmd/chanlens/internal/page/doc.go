// Package page lays out text for people: lines with styles, tables whose columns
// share a line, and Markdown.
//
// What comes in: words, numbers and places, as they are. What goes out, on a writer:
// lines that are as wide as asked for at most, without anything that a terminal or a
// reader of Markdown would take for a command: a trace is somebody else's file, and
// the names in it may hold anything.
//
//	page.go      lines, wrapped where they have to be
//	table.go     rows of cells under titles
//	cell.go      a text, or a function and its place
//	markdown.go  lines and tables of GitHub's Markdown
//
// Package page imports nothing of this module but model and model/format.
package page
