// Do-it-yourself demonstrates a goroutine that starts another one for its work
// and has nothing to do until that has ended.
//
// In the timeline, total and the priceOf goroutines run by turns: whenever a
// priceOf is at work, total waits for what it brings. There are nine goroutines
// and at no time do two of them have something to do.
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
		price := make(chan int)
		go priceOf(item, price)
		sum += <-price // this is the mistake
		busy.For(1 * ms)
	}
	result <- sum
}

func priceOf(item string, price chan<- int) {
	busy.For(8 * ms)
	price <- 10 * len(item)
}

func main() {
	defer capture.Start()()

	result := make(chan int)
	go total(result)
	fmt.Println("the total is", <-result)
}
