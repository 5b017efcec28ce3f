// Select-signal demonstrates a signal that is lost because nobody waits for it
// at that moment.
//
// A client sends a request in two parts. In between it asks the server to read
// its settings again, by a send with a default, so that it never has to wait.
// But the server is in the midst of the request, and reload has no room: both
// tries fail, and nothing remembers them. In the timeline, the server is soon
// back in its select and waits there for a reload that will not come.
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
	reload := make(chan struct{}) // without a buffer: this is the mistake
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
