// Ticker-stop demonstrates a goroutine that waits for ticks after their ticker
// was stopped.
//
// Reporter receives from the ticker's channel in a range loop. In the timeline
// it wakes every 10ms. Then main stops the ticker. Stop does not close the
// channel: the loop does not end, and reporter stays blocked in its receive up
// to the right edge.
package main

import (
	"fmt"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const ms = time.Millisecond

func reporter(ticker *time.Ticker) {
	for range ticker.C { // this is the mistake
		busy.For(1 * ms)
		fmt.Println("still at work")
	}
	fmt.Println("the reporter has ended")
}

func main() {
	defer capture.Start()()

	ticker := time.NewTicker(10 * ms)
	go reporter(ticker)
	time.Sleep(55 * ms)
	ticker.Stop()
	time.Sleep(60 * ms)
	fmt.Println("good bye")
}
