// Waitgroup-add-fixed demonstrates a WaitGroup that is counted up before the
// goroutine starts.
//
// In the timeline, convertAll is blocked in Wait until the last of the convert
// goroutines has called Done. The go statement comes after Add, so no Wait that
// follows it can find the counter at zero too early. WaitGroup.Go does both in
// one step.
package main

import (
	"fmt"
	"sync"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const ms = time.Millisecond

func convertAll(pictures []string, finished chan<- bool) {
	var wg sync.WaitGroup
	for _, p := range pictures {
		wg.Add(1) // before the go statement
		go convert(p, &wg)
	}
	wg.Wait()
	fmt.Println("all pictures are converted, says Wait")
	finished <- true
}

func convert(picture string, wg *sync.WaitGroup) {
	defer wg.Done()
	open(picture)
	busy.For(150 * ms)
	fmt.Println("converted:", picture)
}

// open stands for a disk that takes its time.
func open(string) { time.Sleep(25 * ms) }

func main() {
	defer capture.Start()()

	finished := make(chan bool)
	go convertAll([]string{"sea", "hill", "wood"}, finished)
	<-finished
	time.Sleep(40 * ms)
	fmt.Println("the program ends")
}
