// Waitgroup-done demonstrates a Wait that never returns, since one goroutine
// has ended without calling Done.
//
// The convertAll goroutine adds three and starts three convert goroutines. One
// of them finds no picture and returns early, past its Done. In the timeline all
// three have ended after a while, but the counter has not come to zero, and
// nobody is left who could bring it there: convertAll is blocked in Wait up to
// the right edge.
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
	if !exists(picture) {
		fmt.Println("there is no picture of a", picture)
		return // without Done: this is the mistake
	}
	busy.For(20 * ms)
	fmt.Println("converted:", picture)
	wg.Done()
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
