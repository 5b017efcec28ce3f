// Package traceparse turns the bytes of a Go execution trace into a sealed
// [model.Trace].
//
// What comes in: a file, standard input or a byte slice, plain or compressed with
// gzip or zstd, in any format from Go 1.11 on. What goes out: a model.Trace, or an
// error if nothing in the input is sound.
//
// A trace of Go 1.22 or later is a run of generations, each readable on its own:
//
//  1. [Open] recognises compression by content. What is no plain file is spooled
//     to a temporary file, so that everything after has random access.
//  2. The index hops from batch header to batch header and so finds where each
//     generation begins and ends and when it took place, without looking at a
//     single event (index*.go). Of a large trace that is being watched, a rough
//     outline comes first (sketch.go).
//  3. Generations are decoded side by side, as many as there are processors and
//     memory for, each into a model.Generation, by package wire (generation.go).
//  4. A model.Builder joins them in order (loader.go). Whoever watches is shown what
//     there is so far, and first the part that is looked at (preview.go).
//
// A generation that is cut off or damaged costs only itself: it is recorded as
// lost, with the reason, and the rest goes on. Of a trace that is larger than the
// memory it may take, generations are decoded again when the model asks for them.
//
// Older traces have no generations and are read through one Reader of
// golang.org/x/exp/trace (decode.go). In tests that Reader is what package wire is
// held against. Only this package imports it. It imports nothing of this module but
// model and its own parts.
package traceparse
