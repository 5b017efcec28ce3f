// Data-race demonstrates two accesses to a variable that nothing puts in order.
//
// In the timeline, reload writes the limit, and serve reads it, long after. Both
// moments are marked with a message. The read comes later by the clock, but no
// channel, no lock and no go statement leads from the write to the read: neither
// happens before the other. That is a data race, however far apart they are, and
// serve may see the old limit.
//
// Run it with go run -race to have it reported.
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
func reload() {
	busy.For(4 * ms)
	trace.Log(context.Background(), "limit", "write limit")
	limit = 20 // races with the read in serve: this is the mistake
}

func serve(finished chan<- bool) {
	time.Sleep(30 * ms) // reload is done by then, as a rule
	trace.Log(context.Background(), "limit", "read limit")
	n := limit
	busy.For(4 * ms)
	fmt.Println("serves", n, "at once")
	finished <- true
}

func main() {
	defer capture.Start()()

	finished := make(chan bool)
	go reload()
	go serve(finished)
	<-finished
}
