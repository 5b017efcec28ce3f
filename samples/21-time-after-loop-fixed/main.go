// Time-after-loop-fixed demonstrates a time limit for a whole loop: one timer,
// started before the first round.
//
// In the timeline, the first readings arrive as in 21-time-after-loop. After
// 240ms it is the timer that wakes collect from its select. Collect returns and
// closes done, which the sensor sees when it has its next reading.
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
	timeout := time.After(limit)
	for {
		select {
		case _, ok := <-readings:
			if !ok {
				result <- fmt.Sprint("the sensor has ended after ", taken, " readings")
				return
			}
			taken++
			busy.For(1 * ms)
		case <-timeout:
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
