// Select-priority-fixed demonstrates a select that prefers one of its channels.
//
// It tries that one first, and waits for all only if it has nothing. In the
// timeline of channels, operator takes all urgent calls before it takes the
// first routine one. From then on each routine call follows a try for an urgent
// one that fails. When no call is left, operator is blocked in the second
// select and costs nothing until the late urgent call comes.
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
	select {
	case <-urgent:
		return "U"
	default: // none waits
	}
	select {
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
