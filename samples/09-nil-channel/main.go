// Nil-channel demonstrates that a send or a receive on a channel that was
// never made blocks for ever.
//
// In the timeline, produce and consume share a channel and take turns until
// the end. Beside them, produceNil and consumeNil run the same code with a
// channel that is nil. They meet nobody, not even each other: after a first
// moment both are blocked up to the right edge, and no event will ever wake
// them. The reason given in the trace is "forever", not "chan send".
package main

import (
	"fmt"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const ms = time.Millisecond

func produce(values chan<- int) {
	for i := range 24 {
		busy.For(3 * ms)
		values <- i
		time.Sleep(5 * ms)
	}
	close(values)
}

func consume(values <-chan int, count chan<- int) {
	n := 0
	for range values {
		busy.For(2 * ms)
		n++
	}
	count <- n
}

func produceNil(values chan<- int) {
	busy.For(10 * ms)
	values <- 1 // never proceeds: values is nil
}

func consumeNil(values <-chan int) {
	busy.For(20 * ms)
	<-values // never proceeds: values is nil
}

func main() {
	defer capture.Start()()

	var unmade chan int // make(chan int) was forgotten
	go produceNil(unmade)
	go consumeNil(unmade)

	values, count := make(chan int), make(chan int)
	go produce(values)
	go consume(values, count)
	fmt.Println("received", <-count, "values; two goroutines are blocked for ever")
}
