// Ticker-stop-fixed demonstrates a goroutine that is told when the ticks end.
//
// In the timeline, reporter waits in a select for the next tick or for done.
// Main closes done. Reporter wakes, stops the ticker that it has made itself,
// and ends.
package main

import (
	"fmt"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const ms = time.Millisecond

func reporter(done <-chan struct{}) {
	ticker := time.NewTicker(10 * ms)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			busy.For(1 * ms)
			fmt.Println("still at work")
		case <-done:
			fmt.Println("the reporter has ended")
			return
		}
	}
}

func main() {
	defer capture.Start()()

	done := make(chan struct{})
	go reporter(done)
	time.Sleep(55 * ms)
	close(done)
	time.Sleep(60 * ms)
	fmt.Println("good bye")
}
