// Package analysis answers questions about a whole trace: who is still blocked
// when it ends, where time is spent waiting, and who wakes whom.
//
// What comes in: a sealed [model.Trace]. What goes out: plain values in a fixed
// order, with handles of the trace in them; a reader resolves those late.
//
//	question                      file        answer
//	who is blocked at the end?    blocked.go  [BlockedAtEnd], grouped by [GroupBlocked]
//	is that a fault?              judge.go    [Verdict]
//	and why?                      why.go      [Blocked.Why]
//	where does time go?           waits.go    [Wait], by [Scan]
//	who wakes whom?               wakes.go    [Edge], by [Scan]
//	how many are there?           summary.go  [Summarize]
//
// The same trace always gives the same answer: work is shared among processors,
// but what they find is counts and sums, which do not depend on who found them
// when.
//
// Package analysis imports nothing of this module but model, model/format and
// model/radix. It knows neither the wire format nor the screen.
package analysis
