// Package sums says what goroutines did within a range of a trace, as views show it: in
// groups and by place, with who is stuck.
//
// What comes in: a trace, what the analyses say of it, and the range. What goes out: a
// [Sums], which does not change any more. It takes a look at all of the range, so it is
// made beside the event loop.
//
//  1. Package profile sums up the range.
//  2. Goroutines are dealt out to the groups they stand in, those who are stuck first.
//  3. Those who are blocked at the end are dealt out to the places where they wait.
//  4. What processors and the garbage collector did is summed up, too (machine.go).
//  5. Groups and places with the most stuck goroutines come first.
//
// Package sums imports model and model/analysis/{examine,profile,verdict}.
package sums
