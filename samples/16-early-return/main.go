// Early-return demonstrates a function that returns at the first error, while
// others have yet to send theirs.
//
// In the timeline, checkAll starts four check goroutines and receives what each
// has found. The second one finds a fault, so checkAll returns. The other two
// are not done then. When they are, they wait in their send up to the right
// edge.
//
// The cure here is to drain: receive from all of them, and then return.
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
	for range parts {
		if err := <-errs; err != nil {
			return err // with two answers to come: this is the mistake
		}
	}
	return nil
}

func request() {
	fmt.Println("checked:", checkAll())
}

func main() {
	defer capture.Start()()

	go request()
	time.Sleep(170 * ms)
}
