// Do-it-yourself-fixed demonstrates a goroutine that does its work itself.
//
// In the timeline, total is at work from its start to its end, as long as all
// goroutines of 19-do-it-yourself together. A call takes the place of a go
// statement, a channel, a send and a receive, and result is the only channel
// that is left.
package main

import (
	"fmt"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const ms = time.Millisecond

var basket = []string{"apples", "bread", "coffee", "dates", "eggs", "figs", "grapes", "honey"}

// total adds up what is in the basket.
func total(result chan<- int) {
	sum := 0
	for _, item := range basket {
		sum += priceOf(item)
		busy.For(1 * ms)
	}
	result <- sum
}

func priceOf(item string) int {
	busy.For(8 * ms)
	return 10 * len(item)
}

func main() {
	defer capture.Start()()

	result := make(chan int)
	go total(result)
	fmt.Println("the total is", <-result)
}
