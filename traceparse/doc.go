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
//     generation begins and ends, without looking at a single event.
//  3. As many generations as there are processors are decoded at a time, each by a
//     trace.Reader of its own over the file's header and that generation's bytes,
//     into a model.Generation.
//  4. A model.Builder joins them in order.
//
// A generation that is cut off or damaged costs only itself: it is recorded as
// lost, with the reason, and the rest goes on. Older traces have no generations
// and are read through one Reader.
//
// Only this package imports golang.org/x/exp/trace. It imports nothing of this
// module but model.
package traceparse
