// Buffered-handoff demonstrates that a buffer lets a sender run ahead of its
// receiver, but only as far as the capacity.
//
// The sender works in bursts of seven values, the receiver at a steady pace.
// In the timeline, the first five sends of a burst do not block: one value is
// taken at once and four fit into the buffer. The last two sends block, each
// until the receiver comes for another value. Between bursts the receiver
// uses up what the buffer holds, and blocks once it is empty.
package main

import (
	"fmt"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const ms = time.Millisecond

func sendBursts(values chan<- int) {
	for range 5 {
		for i := range 7 {
			busy.For(1 * ms)
			values <- i
		}
		time.Sleep(35 * ms)
	}
	close(values)
}

func receiveSteadily(values <-chan int, count chan<- int) {
	n := 0
	for range values {
		busy.For(6 * ms)
		n++
	}
	count <- n
}

func main() {
	defer capture.Start()()

	values, count := make(chan int, 4), make(chan int)
	go sendBursts(values)
	go receiveSteadily(values, count)
	fmt.Println("received", <-count, "values")
}
