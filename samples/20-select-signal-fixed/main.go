// Select-signal-fixed demonstrates a signal that is kept until somebody looks.
//
// Reload has room for one value. In the timeline, the client notifies the
// server twice in the midst of its request, as in 20-select-signal. The first
// signal stays in the buffer. The second one finds it full and is dropped, and
// that does no harm: one is pending already. As soon as the request is handled
// the server finds the signal, and handles it once.
package main

import (
	"fmt"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const ms = time.Millisecond

func server(requests <-chan chan string, reload <-chan struct{}, handled chan<- string, quit <-chan struct{}) {
	for {
		select {
		case parts := <-requests:
			receiveAll(parts)
			handled <- "a request"
		case <-reload:
			handled <- "a reload"
		case <-quit:
			return
		}
	}
}

// receiveAll receives a request to its end.
func receiveAll(parts <-chan string) {
	for range parts {
		busy.For(2 * ms)
	}
}

func client(requests chan<- chan string, reload chan<- struct{}) {
	parts := make(chan string)
	requests <- parts
	parts <- "first"
	notify(reload)
	notify(reload)
	parts <- "second"
	close(parts)
}

// notify asks for a reload, and does not wait.
func notify(reload chan<- struct{}) {
	select {
	case reload <- struct{}{}:
	default:
	}
}

func main() {
	defer capture.Start()()

	requests := make(chan chan string)
	reload := make(chan struct{}, 1) // room for one signal
	handled := make(chan string)
	quit := make(chan struct{})
	go server(requests, reload, handled, quit)
	time.Sleep(10 * ms)
	go client(requests, reload)
	fmt.Println("the server has handled", <-handled)
	select {
	case what := <-handled:
		fmt.Println("the server has handled", what)
	case <-time.After(60 * ms):
		fmt.Println("the server has handled nothing more")
	}
	close(quit)
}
