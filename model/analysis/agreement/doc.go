// Package agreement says how good it is what a stock trace tells of channels: it holds
// what the analyses infer against what really happened, which a trace tells whose
// program recorded its channel operations.
//
// What comes in: the same trace loaded twice, with the recorded operations and, by
// [chanlens/traceparse.Options.Inferred], without. What goes out: an [Agreement]: three
// tallies, which can be added up over many traces. The truth is taken from the model's
// operations alone ([model.Trace.ChanWait], [model.Trace.ChanWoke], and the numbers of
// sends and receives), and what is held against it from a trace that has none.
//
// # What is compared
//
//   - Pairs (pairs.go): of each wait on a channel that ended, who ended it and by what.
//   - Channels (channels.go): of each two waits, whether they are on one channel.
//   - Verdicts (verdicts.go): of each goroutine that waits on a channel when the trace
//     ends, whether it is stuck.
//
// A wait is left out if nothing was recorded of it: one that began before the recording,
// or that is of the runtime itself. Waits on nil channels are no riddle, and left out, too.
//
// # Invariants
//
//   - Every tally adds up: what agrees, what does not and what was left open are all
//     that was compared.
//   - The order of goroutines and processors makes no difference.
//
// Package agreement imports nothing of this module but model and the analyses that it
// holds against the truth.
package agreement
