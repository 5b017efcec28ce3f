// Stop-signals demonstrates why values in a buffer make a poor signal to stop.
//
// Each is taken by one goroutine, and one too few leaves a goroutine behind. In
// the timeline, three workers and a monitor do their rounds. Three signals are
// sent, as many as there are workers. The sends don't wait, for there is room
// in the buffer. But the monitor listens as well, so there are four who want a
// signal and three who get one. Who comes last stays in its receive up to the
// right edge.
//
// The cure is to close the channel: a close is not taken away by anybody.
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
	for range workers {
		stop <- struct{}{}
	}
}

func main() {
	defer capture.Start()()

	stop := make(chan struct{}, workers) // one for each worker: this is the mistake
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
