// Select-order demonstrates which case a select chooses.
//
// At first taker waits in its select: neither left nor right has a value. In
// the timeline, the value that main puts in right ends the wait, although the
// case of left is written first. Then main fills both channels. Now taker finds
// both cases ready, time after time, and takes one at random, as the printed
// line shows.
package main

import (
	"fmt"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const (
	ms     = time.Millisecond
	values = 24 // in each of the two channels
)

func taker(left, right <-chan int, filled <-chan struct{}, order chan<- string) {
	taken := take(left, right) + " "
	<-filled
	for range 2 * values {
		taken += take(left, right)
		busy.For(1 * ms)
	}
	order <- taken
}

// take receives from left or right.
func take(left, right <-chan int) string {
	select {
	case <-left:
		return "L"
	case <-right:
		return "R"
	}
}

func main() {
	defer capture.Start()()

	left := make(chan int, values)
	right := make(chan int, values)
	filled := make(chan struct{})
	order := make(chan string)
	go taker(left, right, filled, order)

	time.Sleep(20 * ms)
	right <- 0
	time.Sleep(10 * ms)
	for i := range values {
		left <- i
		right <- i
	}
	close(filled)
	fmt.Println(<-order)
}
