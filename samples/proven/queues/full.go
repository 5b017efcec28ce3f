package queues

import (
	"errors"
	"fmt"

	"chanlens/samples/proven"
)

// Checks report into a channel with room for two errors, and the caller looks
// only at the first. Of five checks that fail, one is heard, two fill the
// buffer, and two are blocked in their sends for ever.
func fullBuffer(stop func()) {
	if err := checkAll(5); err != nil {
		proven.Pause(45)
	}
	stop()
}

func checkAll(n int) error {
	errs := make(chan error, 2)
	for i := range n {
		go check(i, errs)
	}
	return <-errs
}

var errBad = errors.New("bad")

func check(i int, errs chan<- error) {
	proven.Pause(i)
	errs <- fmt.Errorf("check %d: %w", i, errBad)
}

// A log writer gives up after an error. The queue runs full, and whoever logs
// from then on is stuck.
func deadWriter(stop func()) {
	journal(6)
	proven.Pause(25)
	stop()
}

func journal(clients int) {
	lines := make(chan string, 3)
	go func() {
		for l := range lines {
			if err := appendLine(l); err != nil {
				return // and nobody reads lines any more
			}
		}
	}()
	for i := range clients {
		go func() {
			proven.Pause(2 * i)
			lines <- fmt.Sprint("client ", i)
		}()
	}
}

func appendLine(l string) error {
	if l == "client 1" {
		return errBad
	}
	return nil
}

func init() {
	proven.Leaking("queue-full-buffer", "send on a full buffer", 2, fullBuffer)
	proven.Leaking("queue-dead-writer", "send to a consumer that gave up", 1, deadWriter)
}
