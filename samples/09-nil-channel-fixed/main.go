// Nil-channel-fixed demonstrates the cure of a channel that is nil: make it
// before anybody uses it.
//
// In the timeline, produceNil and consumeNil run the same code as before, and
// nothing has changed in it. But the channel that they share is made now, so
// they meet: the receive waits for the send, or the send for the receive, and
// then both end.
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
	values <- 1
}

func consumeNil(values <-chan int) {
	busy.For(20 * ms)
	<-values
}

func main() {
	defer capture.Start()()

	unmade := make(chan int) // made before it is used
	go produceNil(unmade)
	go consumeNil(unmade)

	values, count := make(chan int), make(chan int)
	go produce(values)
	go consume(values, count)
	fmt.Println("received", <-count, "values; nobody is blocked")
}
