// Unbuffered-handoff demonstrates that an unbuffered channel makes the
// quicker side wait for the slower one.
//
// The timeline has two halves. At first the giver is quick and the taker slow,
// so the giver spends its time blocked in the send. Then they change roles,
// and it is the taker that stays blocked in the receive. Either way each value
// passes at a moment when both are there.
package main

import (
	"fmt"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const (
	quick = 1 * time.Millisecond
	slow  = 8 * time.Millisecond
)

func give(values chan<- int) {
	for i := range 24 {
		if i < 12 {
			busy.For(quick)
		} else {
			busy.For(slow)
		}
		values <- i
	}
	close(values)
}

func take(values <-chan int, sum chan<- int) {
	total := 0
	for v := range values {
		total += v
		if v < 12 {
			busy.For(slow)
		} else {
			busy.For(quick)
		}
	}
	sum <- total
}

func main() {
	defer capture.Start()()

	values, sum := make(chan int), make(chan int)
	go give(values)
	go take(values, sum)
	fmt.Println("the sum is", <-sum)
}
