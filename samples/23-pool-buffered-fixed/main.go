// Pool-buffered-fixed demonstrates a pool with a buffer of jobs that is waited
// for.
//
// In the timeline all goes on as in 23-pool-buffered until jobs is closed. A
// closed channel still gives what is in its buffer: the workers take the rest
// of the jobs, and only then find it closed and end. Main waits for that.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const (
	ms      = time.Millisecond
	workers = 2
	room    = 8
	all     = 14
)

var done atomic.Int32

func worker(jobs <-chan int, wg *sync.WaitGroup) {
	defer wg.Done()
	for range jobs {
		time.Sleep(18 * ms)
		busy.For(2 * ms)
		done.Add(1)
	}
}

// submit sends all jobs, and closes jobs.
func submit(jobs chan<- int) {
	for i := range all {
		jobs <- i
	}
	close(jobs)
}

func main() {
	defer capture.Start()()

	jobs := make(chan int, room)
	var wg sync.WaitGroup
	wg.Add(workers)
	for range workers {
		go worker(jobs, &wg)
	}
	submit(jobs)
	wg.Wait()
	fmt.Println(all, "jobs are sent,", done.Load(), "are done")
}
