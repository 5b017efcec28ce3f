// Select-signal-fixed demonstrates a signal that is kept until somebody looks.
//
// Reload has room for one value. In the timeline, the client notifies the
// server twice in the midst of its request, as in 20-select-signal. The first
// signal stays in the buffer. The second one finds it full and is dropped, and
// that does no harm: one is pending already. As soon as the request is handled
// the server finds the signal, and reads its settings once.
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
	reload := make(chan struct{}, 1) // room for one signal
	quit := make(chan struct{})
	ended := make(chan int)
	go server(requests, reload, quit, ended)
	time.Sleep(10 * ms)
	go client(requests, reload)
	time.Sleep(80 * ms)
	close(quit)
	fmt.Println("settings were read", <-ended, "times")
}
