// Package verdict says of every goroutine that waits when a trace ends whether it is
// stuck: whether anything is left in the trace that would wake it.
//
// What comes in: a [model.Trace], and what a [Study] of it gathers in one visit. What
// goes out: [Blocked], one for each goroutine that waits, with a verdict, how sure it
// is, and why.
//
// # Method
//
// The garbage collector can prove a goroutine leaked: what it waits on cannot be
// reached from any goroutine that may still run (Go 1.26, runtime/mgc.go,
// findGoroutineLeaks; Saioc et al., "Dynamic Partial Deadlock Detection and Recovery
// via Garbage Collection", ASPLOS 2025). A trace has no heap, but it has what a heap
// comes from: who made whom in which call, who dealt with whom from where, and which
// of these calls have returned. So the package marks as the collector does, and asks
// of each goroutine not "is it reached" but "how likely is it":
//
//  1. Take those who run, sleep or wait for something outside for live.
//  2. Of each of the others, gather evidence (evidence.go): is the call that made it
//     still in progress (scope.go), or did it work with it and then return? Did
//     anybody end its waits before, and is that one live? Have its own goroutines
//     ended? Is there a live one that the same call made (kin.go)?
//  3. Add up the weights of the evidence (weight.go). Whoever seems to be held by
//     somebody live is live, too.
//  4. Go on until nobody is added (settle.go). The others are stuck.
//
// Where the program recorded its channel operations, it is known who ever used the
// channel that a goroutine waits on. Then the best hope that these leave to it (hope.go,
// recorded_hope.go) is weighed in: who did the other side has ended, or comes again and
// again, or gave up in a select. A select is as hopeful as the best of its cases. What
// no recording tells is who else was handed the channel and has not used it; so a hope
// is weighed like other evidence, and is no proof.
//
// The weights are the logarithms of odds, fitted to programs whose truth the
// collector told: samples/proven, and others in folders that CHANLENS_PROVEN lists
// (fit_test.go fits them, proven_test.go holds them to what they reach). Fitted to
// samples/proven alone they would be worse. No weight speaks of a name: only of what
// happened.
//
// Package verdict imports nothing of this module but model/….
package verdict
