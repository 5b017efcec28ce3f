// Pool-buffered demonstrates a pool with a buffer of jobs, and a program that
// takes a send for the end of a job.
//
// Submit sends 14 jobs to two workers. The buffer has room for eight, so in the
// timeline the first sends do not wait, and only the last ones do. A send that
// completes tells that the job lies in the buffer, not that it is done. When
// the last one has completed main closes jobs and returns. Whatever is in the
// buffer is lost.
package main

import (
	"fmt"
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

func worker(jobs <-chan int) {
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
	for range workers {
		go worker(jobs)
	}
	submit(jobs)
	// This is the mistake: main returns while the workers are busy.
	fmt.Println(all, "jobs are sent,", done.Load(), "are done")
}
