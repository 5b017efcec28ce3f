// Data-race-fixed demonstrates two accesses to a variable with a channel in
// between.
//
// In the timeline, serve is blocked in a receive until reload closes ready. The
// write of the limit comes before the close in the program, the close is
// synchronized before the receive that it ends, and the read comes after that:
// the write happens before the read, and serve must see the new limit. That
// holds on every machine, without a sleep.
package main

import (
	"context"
	"fmt"
	"runtime/trace"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const ms = time.Millisecond

// limit is how many requests are served at once.
var limit = 10

// reload takes over the limit from a new configuration.
func reload(ready chan<- struct{}) {
	busy.For(4 * ms)
	trace.Log(context.Background(), "limit", "write limit")
	limit = 20
	close(ready)
}

func serve(ready <-chan struct{}, finished chan<- bool) {
	<-ready
	trace.Log(context.Background(), "limit", "read limit")
	n := limit
	busy.For(4 * ms)
	fmt.Println("serves", n, "at once")
	finished <- true
}

func main() {
	defer capture.Start()()

	ready, finished := make(chan struct{}), make(chan bool)
	go reload(ready)
	go serve(ready, finished)
	<-finished
}
