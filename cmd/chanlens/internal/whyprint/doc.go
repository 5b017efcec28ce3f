// Package whyprint prints what the time before a moment of a goroutine's life went
// into, and whom it waited for.
//
// What comes in: a [path.Path], and the trace it is of. What goes out, on a writer:
// text for a terminal, JSON for programs, or Markdown for a bug report.
//
//	Answer ──► text.go      the chain, the latest first, and the sums
//	       ├► json.go       everything; contract.go says in what form
//	       └► markdown.go   as the text, in tables
//	words.go says in words what a step is, for all of them
//
// # The JSON contract
//
// As for package report: under the name "chanlens.why/1" fields may be added, and
// none is renamed, removed or given another meaning.
//
// Package whyprint may import model/…, package report for what the two have in
// common, and package detail for its words, but no parser and no screen.
package whyprint
