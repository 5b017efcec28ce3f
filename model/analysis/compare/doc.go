// Package compare says what differs between two traces of a program: which places,
// locks, channels and groups of goroutines wait longer or shorter, more or less often,
// appeared or went, and which findings.
//
// What comes in: a [Digest] of each trace, which holds what is compared by name, and
// nothing of the trace itself; so that one trace can be dropped before the other is
// loaded. What goes out: a [Diff], ranked by effect.
//
//	examine.Result ──Summarize──► Digest ─┐
//	                                      ├─Compare──► Diff
//	examine.Result ──Summarize──► Digest ─┘
//
// # What is the same
//
// Handles differ from trace to trace, and lines move from version to version. So
// things are the same by function and operation; where a function has several such
// places, by their order (align.go). Findings are the same by their key.
//
// # What is a difference
//
// Lengths of waits are judged by their distribution: the median and the 99th
// percentile; frequency by the number per second. A difference counts if it is larger
// than chance and than what nobody would care about (noise.go). Totals alone are not
// judged: a trace that is twice as long has twice the waits.
//
// Differences are ranked by effect: the change of the time that is waited per second
// of trace.
//
// Package compare imports nothing of this module but model and model/analysis/….
package compare
