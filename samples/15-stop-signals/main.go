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

func worker(stop <-chan struct{}) {
	for range 4 {
		busy.For(2 * ms)
		time.Sleep(6 * ms)
	}
	<-stop
}

func monitor(stop <-chan struct{}) {
	for range 3 {
		time.Sleep(12 * ms)
	}
	<-stop
}

func shutdown(stop chan<- struct{}) {
	for range workers {
		stop <- struct{}{}
	}
}

func main() {
	defer capture.Start()()

	stop := make(chan struct{}, workers) // one for each worker: this is the mistake
	for range workers {
		go worker(stop)
	}
	go monitor(stop) // came later, and listens as well
	time.Sleep(10 * ms)
	go shutdown(stop)
	time.Sleep(160 * ms)
	fmt.Println("main leaves")
}
