// Worker-pool demonstrates workers that share one channel of jobs and one
// channel of results.
//
// The jobs of the first half are short: in the timeline, most workers are
// blocked in their receive and wait for the next one. The jobs of the second
// half are long: all workers are busy, and now submitJobs is blocked in its
// send. Then jobs is closed, and each worker ends when it comes back for more.
// The last one to end lets closeWhenDone close results, and so main ends too.
package main

import (
	"fmt"
	"sync"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const (
	ms      = time.Millisecond
	workers = 4
)

// submitJobs sends how long each job takes.
func submitJobs(jobs chan<- time.Duration) {
	for range 20 {
		jobs <- 3 * ms
		time.Sleep(5 * ms)
	}
	for range 20 {
		jobs <- 24 * ms
	}
	close(jobs)
}

func worker(jobs <-chan time.Duration, results chan<- int, wg *sync.WaitGroup) {
	defer wg.Done()
	for d := range jobs {
		busy.For(1 * ms)
		time.Sleep(d - 2*ms)
		busy.For(1 * ms)
		results <- 1
	}
}

func closeWhenDone(results chan<- int, wg *sync.WaitGroup) {
	wg.Wait()
	close(results)
}

func main() {
	defer capture.Start()()

	jobs, results := make(chan time.Duration), make(chan int)
	var wg sync.WaitGroup
	wg.Add(workers)
	for range workers {
		go worker(jobs, results, &wg)
	}
	go submitJobs(jobs)
	go closeWhenDone(results, &wg)

	n := 0
	for r := range results {
		n += r
	}
	fmt.Println(n, "jobs done")
}
