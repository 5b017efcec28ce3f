// Abandoned-receiver-fixed demonstrates a range that ends: the sender closes
// the channel when it has sent all.
//
// In the timeline, produce sends nine jobs, closes jobs and ends. Each worker
// does what it has in hand. When it comes back for more, the channel is closed
// and empty, so its range is over, and it ends. Nobody is left but main.
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
	defer close(jobs)
	for i := range count {
		busy.For(2 * ms)
		jobs <- i
	}
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
