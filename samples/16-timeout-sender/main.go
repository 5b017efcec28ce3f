// Timeout-sender demonstrates a request that gives up after a time, and leaves
// the goroutine behind that was to bring the answer.
//
// In the timeline, three handle goroutines ask a lookup each, and wait for its
// answer or for the end of their time. The first lookup is quick, and both end.
// The other two are too slow: their handlers give up and end, and when the
// lookups are done at last, nobody receives what they send.
//
// The cure is a select: a lookup that listens to the context, too, can end when
// nobody wants its answer any more.
package main

import (
	"context"
	"fmt"
	"time"

	"chanlens/samples/internal/capture"
)

const ms = time.Millisecond

// delays holds how long each lookup takes; a request waits for limit.
var delays = []time.Duration{10 * ms, 90 * ms, 110 * ms}

const limit = 50 * ms

func handle(i int) {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	answer := make(chan string)
	go lookup(ctx, delays[i], answer)
	select {
	case a := <-answer:
		fmt.Println("request", i, "has its answer:", a)
	case <-ctx.Done():
		fmt.Println("request", i, "gives up:", ctx.Err())
	}
}

// lookup brings an answer, whether somebody waits for it or not.
func lookup(ctx context.Context, delay time.Duration, answer chan<- string) {
	time.Sleep(delay)
	answer <- "found"
}

func main() {
	defer capture.Start()()

	for i := range delays {
		go handle(i)
	}
	time.Sleep(170 * ms)
}
