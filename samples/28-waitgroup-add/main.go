// Waitgroup-add demonstrates a Wait that returns too early, since those it
// should wait for have not yet called Add.
//
// The convertAll goroutine starts three convert goroutines and waits. Each of
// them first opens its picture, and only then calls Add. In the timeline, Wait
// finds the counter at zero and does not wait at all: convertAll says that all
// is done, and ends, while the work has hardly begun. The trace ends in the
// middle of it.
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
		go convert(p, &wg)
	}
	wg.Wait()
	fmt.Println("all pictures are converted, says Wait")
	finished <- true
}

func convert(picture string, wg *sync.WaitGroup) {
	open(picture)
	wg.Add(1) // after Wait: this is the mistake
	defer wg.Done()
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
