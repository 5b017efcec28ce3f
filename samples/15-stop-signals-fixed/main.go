// Stop-signals-fixed demonstrates a signal that nobody can take away from
// another: the channel is closed.
//
// In the timeline, shutdown closes stop while the workers and the monitor are
// still at their rounds. Each of them comes to its receive in its own time, and
// the receive returns at once. It does not matter how many there are.
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
)

func worker(stop <-chan struct{}, ended chan<- string) {
	for range 4 {
		busy.For(2 * ms)
		time.Sleep(6 * ms)
	}
	<-stop
	ended <- "a worker"
}

func monitor(stop <-chan struct{}, ended chan<- string) {
	for range 3 {
		time.Sleep(12 * ms)
	}
	<-stop
	ended <- "the monitor"
}

func shutdown(stop chan<- struct{}) {
	close(stop)
}

func main() {
	defer capture.Start()()

	stop := make(chan struct{})
	ended := make(chan string, workers+1)
	for range workers {
		go worker(stop, ended)
	}
	go monitor(stop, ended) // came later, and listens as well
	time.Sleep(5 * ms)
	go shutdown(stop)
	for range workers {
		fmt.Println(<-ended, "has ended")
	}
	time.Sleep(100 * ms) // the program goes on
}
