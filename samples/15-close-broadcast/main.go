// Close-broadcast demonstrates a signal without data: one close reaches every
// goroutine that waits, and every one that asks later.
//
// In the timeline, four workers wait in a receive from start. One close wakes
// all of them, and they take jobs until stop is closed: that ends the workers,
// and feed as well, in one stroke. A fifth worker is started after that. It
// finds both channels closed and ends at once.
package main

import (
	"fmt"
	"sync"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const ms = time.Millisecond

func worker(start, stop <-chan struct{}, jobs <-chan int, wg *sync.WaitGroup) {
	defer wg.Done()
	<-start
	for {
		select {
		case <-jobs:
			busy.For(2 * ms)
		case <-stop:
			return
		}
	}
}

func feed(stop <-chan struct{}, jobs chan<- int, wg *sync.WaitGroup) {
	defer wg.Done()
	for i := 0; ; i++ {
		time.Sleep(5 * ms)
		select {
		case jobs <- i:
		case <-stop:
			return
		}
	}
}

func main() {
	defer capture.Start()()

	start, stop := make(chan struct{}), make(chan struct{})
	jobs := make(chan int)
	var wg sync.WaitGroup
	wg.Add(6)
	for range 4 {
		go worker(start, stop, jobs, &wg)
	}
	go feed(stop, jobs, &wg)

	time.Sleep(40 * ms)
	close(start)
	time.Sleep(80 * ms)
	close(stop)
	time.Sleep(20 * ms)
	go worker(start, stop, jobs, &wg) // comes late
	wg.Wait()
	fmt.Println("all six have ended")
}
