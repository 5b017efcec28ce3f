// Package wire decodes the format that Go traces have had since Go 1.22, one
// generation at a time.
//
// What comes in: the bytes of one generation. What goes out: a model.Generation
// filled with what they tell, or an error that says what is wrong with them.
//
// A generation is a run of batches, each written by one thread. The events of one
// batch are in order; the order across threads follows from their times and, where
// the clocks of processors disagree, from sequence numbers. The steps:
//
//  1. Split the bytes into batches (batch.go), and read those that hold the clock,
//     strings, stacks and CPU samples (clock.go, strings.go, stacks.go, samples.go).
//  2. Give each thread that wrote events a cursor (cursor.go), and put the cursors
//     in a heap by the time of their next event (frontier.go).
//  3. Take the event at the top, if the states of goroutines, processors and threads
//     admit it (order.go, advance*.go). If not, take the next one that they admit: the
//     others have waited for it. If there is none, the generation is broken.
//  4. Tell the model what the event says (the tell functions beside advance), move
//     its cursor on, and go to 3.
//
// The order, and the times, are exactly those of golang.org/x/exp/trace, whose
// Reader is the oracle of the tests (in package traceparse); this decoder does what a model needs
// and no more, which is why it takes a fraction of the time. It reads each byte in
// place, allocates per goroutine, string and stack and never per event. No input makes
// it allocate more than a multiple of its size, or take time that grows faster than
// that: what no program does is refused before it costs too much (limit.go).
//
// Source of the format: GOROOT/src/internal/trace/tracev2; of the order:
// GOROOT/src/internal/trace/order.go.
package wire
