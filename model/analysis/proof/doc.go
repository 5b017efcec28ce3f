// Package proof holds goroutines that are blocked when a trace ends against a goroutine
// dump of the same process: a trace shows that a goroutine waits, and a dump can show
// that nothing will ever end that wait.
//
// What comes in: a sealed [model.Trace], what [verdict.Study.Judge] found in it, and a
// [Dump] as plain values. What goes out: a [Result] with a [Finding] for each blocked
// goroutine; or an error that wraps [ErrForeign] if the dump is of another process.
//
//  1. Every goroutine of the dump is looked up in the trace by its number, and held
//     against it by what cannot change: the function it was started for (identity.go).
//  2. Each blocked goroutine is looked up in the dump, and its wait compared by state and
//     stack (wait.go, stack.go).
//  3. When the dump was taken follows from who is in it, as far as it does (moment.go).
//     Only with that does it mean something that a goroutine is elsewhere, or missing.
//
// What is said errs on the side of silence: [Unmentioned] stands for all that neither
// proves nor disproves anything. Frames without the runtime's own are what is compared,
// for most dumps leave those out.
//
// Package proof imports nothing of this module but model and model/analysis/verdict.
package proof
