// Time-after-loop demonstrates a time limit that begins anew in each round of a
// loop, and so never runs out.
//
// Collect is meant to take readings for 240ms at most. In the timeline, the
// sensor sends a reading every 15ms, each of them ends a select of collect, and
// the next select asks time.After for another 240ms. None of these timers is ever
// received from. Collect takes all readings, however long that lasts.
package main

import (
	"fmt"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const (
	ms    = time.Millisecond
	limit = 240 * ms
)

// collect takes readings until the sensor ends or the time is up.
func collect(result chan<- string) {
	readings := make(chan int)
	done := make(chan struct{})
	defer close(done)
	go sensor(readings, done)
	taken := 0
	for {
		select {
		case _, ok := <-readings:
			if !ok {
				result <- fmt.Sprint("the sensor has ended after ", taken, " readings")
				return
			}
			taken++
			busy.For(1 * ms)
		case <-time.After(limit): // this is the mistake: a new timer in each round
			result <- fmt.Sprint("the time is up after ", taken, " readings")
			return
		}
	}
}

func sensor(readings chan<- int, done <-chan struct{}) {
	defer close(readings)
	for i := range 18 {
		time.Sleep(15 * ms)
		select {
		case readings <- i:
		case <-done:
			return
		}
	}
}

func main() {
	defer capture.Start()()

	result := make(chan string)
	go collect(result)
	fmt.Println(<-result)
	time.Sleep(50 * ms)
}
