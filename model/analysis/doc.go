// Package analysis sums up a whole trace: where time is spent waiting, who wakes whom,
// and how much there is of everything.
//
// What comes in: a sealed [model.Trace]. What goes out: plain values in a fixed
// order, with handles of the trace in them; a reader resolves those late.
//
//	question                      where            answer
//	where does time go?           waits.go         [Wait], by [Scan]
//	who wakes whom?               wakes.go         [Edge], by [Scan]
//	how many are there?           summary.go       [Summarize]
//	who is stuck at the end?      verdict          verdict.Blocked
//	what does a dump prove?       proof            proof.Result
//	which channels are there?     channel          channel.Result
//	what is worth one's time?     finding          finding.Finding
//	what did it wait for?         path             path.Path
//	what changed between two?     compare          compare.Diff
//	all of it, in one visit       examine          examine.Result
//
// Package visit leads whatever looks at every interval through a trace, once.
//
// The same trace always gives the same answer: work is shared among processors,
// but what they find is counts and sums, which do not depend on who found them
// when.
//
// Package analysis imports nothing of this module but model and visit.
// It knows neither the wire format nor the screen.
package analysis
