// Timeout-sender-fixed demonstrates a sender that can give up: it selects on
// its send and on the end of the context.
//
// In the timeline, the first handler has its answer, and the other two give up
// when their time is over, as before. Their lookups come late. They find the
// context done, and end, too: nobody is left at the right edge but main.
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

// lookup brings an answer, unless nobody waits for it any more.
func lookup(ctx context.Context, delay time.Duration, answer chan<- string) {
	time.Sleep(delay)
	select {
	case answer <- "found":
	case <-ctx.Done():
	}
}

func main() {
	defer capture.Start()()

	for i := range delays {
		go handle(i)
	}
	time.Sleep(170 * ms)
}
