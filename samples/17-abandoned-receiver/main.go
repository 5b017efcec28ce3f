// Abandoned-receiver demonstrates a range over a channel that nobody closes.
//
// In the timeline, produce sends nine jobs and ends. The three workers do them,
// and main has all of the results. But none of the workers knows that there is
// nothing more to come: each is blocked in its range over jobs up to the right
// edge.
//
// The cure is a close by the one who sends, when it has sent all.
package main

import (
	"fmt"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const (
	ms      = time.Millisecond
	workers = 3
	count   = 9
)

func produce(jobs chan<- int) {
	for i := range count {
		busy.For(2 * ms)
		jobs <- i
	}
	// jobs is not closed: this is the mistake
}

func worker(jobs <-chan int, results chan<- int) {
	for n := range jobs {
		time.Sleep(15 * ms)
		results <- n * n
	}
}

func main() {
	defer capture.Start()()

	jobs, results := make(chan int), make(chan int)
	for range workers {
		go worker(jobs, results)
	}
	go produce(jobs)
	sum := 0
	for range count {
		sum += <-results
	}
	fmt.Println("the sum is", sum)
	time.Sleep(80 * ms) // the program goes on
}
