// Waitgroup-done-fixed demonstrates a Done that no way out of the function can
// miss.
//
// One picture is missing here as well, and its convert goroutine returns early.
// But Done is deferred, first thing in the function, and so it is called on every
// way out, even by a panic. In the timeline, convertAll goes on when the last
// convert ends.
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
	wg.Add(len(pictures))
	for _, p := range pictures {
		go convert(p, &wg)
	}
	wg.Wait()
	fmt.Println("all pictures are converted, says Wait")
	finished <- true
}

func convert(picture string, wg *sync.WaitGroup) {
	defer wg.Done()
	if !exists(picture) {
		fmt.Println("there is no picture of a", picture)
		return
	}
	busy.For(20 * ms)
	fmt.Println("converted:", picture)
}

// exists stands for a look at the disk.
func exists(picture string) bool {
	time.Sleep(10 * ms)
	return picture != "hill"
}

func main() {
	defer capture.Start()()

	finished := make(chan bool, 1)
	go convertAll([]string{"sea", "hill", "wood"}, finished)
	tick := time.NewTicker(10 * ms)
	defer tick.Stop()
	for range 20 {
		select {
		case <-finished:
			fmt.Println("the program ends")
			return
		case <-tick.C: // the program lives
		}
	}
	fmt.Println("gave up: Wait has not returned")
}
