// Pool-semaphore demonstrates a goroutine for each task and a semaphore that
// lets few of them work, but not few of them exist.
//
// A channel with room for three serves as semaphore: a send takes a place, a
// receive gives it back. In the timeline main starts twelve task goroutines at
// once. Three of them work, and all others, which exist only to wait, are
// blocked in their send. With twelve tasks that does no harm; with a million it does.
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
	places <- struct{}{} // this is the mistake: the goroutine is there already
	time.Sleep(10 * ms)
	busy.For(2 * ms)
	<-places
}

func main() {
	defer capture.Start()()

	places := make(chan struct{}, limit)
	var wg sync.WaitGroup
	for range tasks {
		wg.Add(1)
		go task(places, &wg)
	}
	wg.Wait()
	fmt.Println(tasks, "tasks are done, at most", limit, "at once")
}
