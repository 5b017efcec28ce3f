// Select-priority demonstrates a select that is meant to prefer one channel and
// does not.
//
// Urgent and routine calls wait when operator begins. The case of the urgent
// ones is written first, but a select does not look at that: in the timeline
// of channels, operator takes routine calls while urgent ones still wait. The
// last call comes late, and operator waits for it.
package main

import (
	"fmt"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const (
	ms    = time.Millisecond
	calls = 16 // of each kind wait at first
)

func operator(urgent, routine <-chan int, answered chan<- string) {
	for range calls + calls + 1 {
		kind := next(urgent, routine)
		busy.For(1 * ms)
		answered <- kind
	}
}

// next takes an urgent call if there is one.
func next(urgent, routine <-chan int) string {
	select { // this is the mistake
	case <-urgent:
		return "U"
	case <-routine:
		return "r"
	}
}

func main() {
	defer capture.Start()()

	urgent := make(chan int, calls)
	routine := make(chan int, calls)
	for i := range calls {
		urgent <- i
		routine <- i
	}
	answered := make(chan string)
	go operator(urgent, routine, answered)
	order := ""
	for range calls + calls {
		order += <-answered
	}
	time.Sleep(20 * ms)
	urgent <- calls
	fmt.Println("answered:", order+<-answered)
}
