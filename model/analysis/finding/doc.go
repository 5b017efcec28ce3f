// Package finding says what is worth a person's time in a trace. One finding is one
// cause, with what it cost, what it rests on, why we think so, and what usually
// mends it.
//
// What comes in: a [model.Trace] and what the other analyses found ([Evidence]). What
// goes out: findings, ranked by [Find].
//
//	file         what
//	finding.go   the types
//	check.go     the table of checks, each of which has a file of its own
//	study.go     what the checks gather in the visit of all rows: see [Study]
//	worker.go    how they look at a row
//	evidence.go  what they share when they run, and who explains which goroutine
//	blame.go     the one file that knows how verdicts tell their causes
//	words.go     titles from templates, places and keys
//	find.go      runs all checks, and ranks
//
// A check is a literal: its words, its rule, and the thresholds it goes by, each a
// constant with its reason. cases_test.go has for each a trace that triggers it, and
// one that nearly does.
//
// # What findings never do
//
//   - Speak of the end of a trace whose end is not there.
//   - Blame the runtime's own goroutines, except for what the garbage collector costs.
//   - Count one goroutine's wait for ever twice: the most telling check claims it.
//   - Call by-design what a benchmark does to saturate the machine a fault.
//
// Severity follows one rule. What is stuck is critical where that is sure and hits
// several goroutines or the main one, else a warning. What costs time is a warning
// where it costs a real share of it, else worth knowing.
//
// Package finding imports nothing of this module but model, model/format, package
// analysis, and packages visit, channel and verdict.
package finding
