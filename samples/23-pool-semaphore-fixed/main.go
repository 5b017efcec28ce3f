// Pool-semaphore-fixed demonstrates a semaphore that is taken before the
// goroutine is started.
//
// In the timeline main is blocked in a send while three tasks are at work, and
// starts the next one when one of them gives its place back. No more than
// three tasks are under way, and hardly more goroutines exist.
package main

import (
	"fmt"
	"sync"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const (
	ms    = time.Millisecond
	tasks = 12
	limit = 3
)

func task(places chan struct{}, wg *sync.WaitGroup) {
	defer wg.Done()
	time.Sleep(10 * ms)
	busy.For(2 * ms)
	<-places
}

func main() {
	defer capture.Start()()

	places := make(chan struct{}, limit)
	var wg sync.WaitGroup
	for range tasks {
		places <- struct{}{}
		wg.Add(1)
		go task(places, &wg)
	}
	wg.Wait()
	fmt.Println(tasks, "tasks are done, at most", limit, "at once")
}
