// Select-signal demonstrates a signal that is lost because nobody waits for it
// at that moment.
//
// A client sends a request in two parts. In between it asks the server to read
// its settings again, by a send with a default, so that it never has to wait.
// But the server is in the midst of the request, and reload has no room: both
// tries fail, and nothing remembers them. In the timeline, the server is soon back in its
// select and waits there for a reload that will not come, until main ends it.
package main

import (
	"fmt"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const ms = time.Millisecond

func server(requests <-chan chan string, reload, quit <-chan struct{}, ended chan<- int) {
	reloads := 0
	for {
		select {
		case parts := <-requests:
			handle(parts)
		case <-reload:
			busy.For(3 * ms)
			reloads++
		case <-quit:
			ended <- reloads
			return
		}
	}
}

// handle receives a request to its end.
func handle(parts <-chan string) {
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
	quit := make(chan struct{})
	ended := make(chan int)
	go server(requests, reload, quit, ended)
	time.Sleep(10 * ms)
	go client(requests, reload)
	time.Sleep(80 * ms)
	close(quit)
	fmt.Println("settings were read", <-ended, "times")
}
