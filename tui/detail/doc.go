// Package detail says in words what a goroutine does at a moment: the pane beside
// the timeline.
//
// What comes in: a [Subject], a place in a trace. What goes out: [Row]s of styled
// text, some of which link to another place ([Link]). Package view draws them,
// scrolls them and follows the links.
//
// The number of rows is bounded, whatever the trace: lists are cut at [MaxWakes]
// and say so.
//
// What tells most comes first: state and why, stack, source, what was recorded of channels,
// who woke it and the chain of wakes behind that, whom it woke, its life and its time.
//
// Source lines ([Code]) and the chain of wakes ([Subject.Behind]) are handed in: the one may
// read files, the other may decode parts of the trace that are far back.
//
// Package detail imports model, model/analysis, model/format, canvas,
// code, gap and theme.
package detail
