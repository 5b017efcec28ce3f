// Select-timeout demonstrates a client that waits for an answer or for the
// time to run out, whichever comes first.
//
// Of the eight calls, the third and the sixth take too long. In the timeline,
// an answer goroutine wakes the client from most of its selects, but a timer
// ends these two. The late answers do no harm: the reply channel has room for
// one value, so an answer that nobody waits for is sent all the same, and its
// goroutine ends. Compare this with 01-forgotten-sender.
package main

import (
	"fmt"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const (
	ms    = time.Millisecond
	limit = 25 * ms
)

// latencies holds how long the server needs for each call.
var latencies = []time.Duration{9 * ms, 14 * ms, 60 * ms, 12 * ms, 18 * ms, 45 * ms, 8 * ms, 15 * ms}

func answer(latency time.Duration, reply chan<- string) {
	busy.For(2 * ms)
	time.Sleep(latency - 4*ms)
	busy.For(2 * ms)
	reply <- "answer"
}

func client(finished chan<- string) {
	answers, timeouts := 0, 0
	for _, latency := range latencies {
		reply := make(chan string, 1)
		go answer(latency, reply)
		select {
		case <-reply:
			answers++
		case <-time.After(limit):
			timeouts++
		}
		busy.For(4 * ms)
	}
	finished <- fmt.Sprint(answers, " answers, ", timeouts, " timeouts")
}

func main() {
	defer capture.Start()()

	finished := make(chan string)
	go client(finished)
	fmt.Println(<-finished)
}
