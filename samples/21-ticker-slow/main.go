// Ticker-slow demonstrates a ticker that is quicker than the one who waits for
// it.
//
// The ticker ticks every 10ms. At first each round of sampler is short: in the
// timeline it waits for every tick. Then each round takes 35ms. Now a tick is
// there whenever sampler comes back, so that it never waits, but it is one tick
// and not three: the others were dropped. In the end the rounds are short
// again, and sampler is back in step.
package main

import (
	"fmt"
	"time"

	"chanlens/samples/internal/capture"
)

const (
	ms     = time.Millisecond
	period = 10 * ms
)

func sampler(samples chan<- int) {
	ticker := time.NewTicker(period)
	defer ticker.Stop()
	taken := 0
	for range 4 {
		<-ticker.C
		taken++
	}
	for range 3 {
		slow()
		<-ticker.C
		taken++
	}
	for range 3 {
		<-ticker.C
		taken++
	}
	samples <- taken
}

// slow stands for work that takes longer than the period.
func slow() { time.Sleep(35 * ms) }

func main() {
	defer capture.Start()()

	begin := time.Now()
	samples := make(chan int)
	go sampler(samples)
	taken := <-samples
	fmt.Println(taken, "samples in the time of", int(time.Since(begin)/period), "ticks")
}
