// Incomplete-work-fixed demonstrates a tracker that counts the work in the
// background, and is waited for before the program ends.
//
// In the timeline, the last two storeEvent goroutines begin as they did in
// 18-incomplete-work. But main does not return: it calls shutdown, which waits
// until awaitAll has seen both of them end, or until its context is over,
// whichever comes first. Nothing is cut off.
package main

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const (
	ms      = time.Millisecond
	latency = 100 * ms // how long it takes to store an event
)

var stored atomic.Int32

// A tracker stores events in the background.
type tracker struct {
	events sync.WaitGroup // those that are being stored
}

func (t *tracker) event(request int) {
	t.events.Add(1) // here, and not in the goroutine: shutdown must see it
	go t.storeEvent(request)
}

func (t *tracker) storeEvent(request int) {
	defer t.events.Done()
	time.Sleep(latency)
	stored.Add(1)
	fmt.Println("event", request, "is stored")
}

// shutdown waits until all events are stored, but no longer than ctx lasts.
func (t *tracker) shutdown(ctx context.Context) error {
	done := make(chan struct{})
	go t.awaitAll(done)
	select {
	case <-done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (t *tracker) awaitAll(done chan<- struct{}) {
	t.events.Wait()
	close(done)
}

// handle answers a request.
func handle(request int, t *tracker, wg *sync.WaitGroup) {
	defer wg.Done()
	busy.For(2 * ms)
	t.event(request)
	fmt.Println("request", request, "is answered")
}

// serve handles two requests and waits until both are answered.
func serve(first int, t *tracker) {
	var wg sync.WaitGroup
	wg.Add(2)
	go handle(first, t, &wg)
	go handle(first+1, t, &wg)
	wg.Wait()
}

func main() {
	defer capture.Start()()

	t := new(tracker)
	serve(1, t)
	time.Sleep(160 * ms)
	serve(3, t)
	time.Sleep(2 * ms)

	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	if err := t.shutdown(ctx); err != nil {
		fmt.Println("some events are lost:", err)
	}
	fmt.Println("good bye; 4 requests are answered,", stored.Load(), "events are stored")
}
