// Fan-in demonstrates many channels that are merged into one.
//
// Three station goroutines report on a channel of their own. For each of them a
// forward goroutine passes on what it receives to merged, so that main has one
// channel to read. In the timeline, the forwards end one by one as their
// stations close. Only when the last one has ended does closeWhenDone close
// merged, and so ends the loop in main.
package main

import (
	"fmt"
	"sync"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const ms = time.Millisecond

// station reports so many times, at even intervals, and closes its channel.
func station(reports chan<- string, name string, n int, every time.Duration) {
	defer close(reports)
	for i := range n {
		time.Sleep(every)
		reports <- fmt.Sprint(name, i+1)
	}
}

func forward(reports <-chan string, merged chan<- string, wg *sync.WaitGroup) {
	defer wg.Done()
	for r := range reports {
		merged <- r
	}
}

// closeWhenDone closes merged when nobody sends on it any more.
func closeWhenDone(merged chan<- string, wg *sync.WaitGroup) {
	wg.Wait()
	close(merged)
}

// merge returns a channel of all that is received from others.
func merge(all ...<-chan string) <-chan string {
	merged := make(chan string)
	var wg sync.WaitGroup
	wg.Add(len(all))
	for _, reports := range all {
		go forward(reports, merged, &wg)
	}
	go closeWhenDone(merged, &wg)
	return merged
}

func main() {
	defer capture.Start()()

	north := make(chan string)
	east := make(chan string)
	south := make(chan string)
	go station(north, "N", 6, 8*ms)
	go station(east, "E", 3, 30*ms)
	go station(south, "S", 4, 18*ms)
	for r := range merge(north, east, south) {
		busy.For(1 * ms)
		fmt.Print(r, " ")
	}
	fmt.Println()
}
