// Package diffprint prints what differs between two traces.
//
// What comes in: a [compare.Diff]. What goes out, on a writer: text for a terminal,
// JSON for programs, or Markdown for a pull request.
//
//	cells.go     before → after, as cells of a table
//	tables.go    the parts of a diff as tables, for text and Markdown alike
//	text.go      the text
//	markdown.go  the same in Markdown
//	contract.go  the JSON: "chanlens.diff/1"
//
// Package diffprint may import model/… and package page, but no parser and no screen.
package diffprint
