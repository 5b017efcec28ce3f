// Early-return-fixed demonstrates the cure by draining: receive from everybody,
// also after an error.
//
// In the timeline, checkAll knows of the fault as early as before, but it stays
// until the last check has delivered. Each of them ends. What it costs is time:
// the request takes as long as its slowest part.
package main

import (
	"errors"
	"fmt"
	"time"

	"chanlens/samples/internal/capture"
)

const (
	ms    = time.Millisecond
	parts = 4
)

var errFault = errors.New("part 1 has a fault")

func check(part int, errs chan<- error) {
	time.Sleep(time.Duration(part+1) * 25 * ms)
	if part == 1 {
		errs <- errFault
		return
	}
	errs <- nil
}

func checkAll() error {
	errs := make(chan error)
	for i := range parts {
		go check(i, errs)
	}
	var first error
	for range parts {
		if err := <-errs; err != nil && first == nil {
			first = err
		}
	}
	return first
}

func request() {
	fmt.Println("checked:", checkAll())
}

func main() {
	defer capture.Start()()

	go request()
	time.Sleep(170 * ms)
}
