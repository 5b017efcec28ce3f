// Package report gathers what a person needs first of a trace, and prints it.
//
// What comes in: what the analyses found in a trace ([examine.Result]), and perhaps an
// earlier report ([Baselines]). What goes out, on a writer: text for a terminal, JSON for
// programs, or Markdown for a bug report. A [Report] is gathered once; the printers only
// read it, and give the same bytes for the same trace every time.
//
//	New ──► Report ──► text*.go      findings in full, the rest in short tables
//	                ├► json*.go      everything; contract*.go say in what form
//	                ├► markdown*.go  as the text, in tables
//	                └► lines.go      a line, for one trace of many
//
//	baseline.go  reads earlier reports
//	against.go   what is new since then, and what is gone
//	level.go     what counts as a failure
//
// # The JSON contract
//
// The JSON form is an interface that other programs build on: [Document] and the
// types it is made of say what every field means. Its "schema" is
// "chanlens.report/1". Under that name fields may be added, and none is renamed,
// removed or given another meaning; for any of those the number goes up.
//
// One report is one line of JSON, so the reports of several files are JSON Lines.
//
// Package report may import model/… and package page, but no parser and no screen.
package report
