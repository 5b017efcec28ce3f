package results

import (
	"context"
	"errors"
	"time"

	"chanlens/samples/proven"
)

var errTimeout = errors.New("timeout")

// A query is given 10 ms and takes 20. Its result is sent when the one who
// asked has already given up.
func timedOut(stop func()) {
	if _, err := queryWithin(10*time.Millisecond, 20); err != nil {
		proven.Pause(70)
	}
	stop()
}

func queryWithin(limit time.Duration, ms int) (int, error) {
	rows := make(chan int)
	go func() { rows <- countRows(ms) }()
	select {
	case n := <-rows:
		return n, nil
	case <-time.After(limit):
		return 0, errTimeout
	}
}

func countRows(ms int) int {
	proven.Pause(ms)
	return 1000 * ms
}

// The same with a context, three calls down. One of the queries is in time, two
// are not.
func deadlinePassed(stop func()) {
	c := client{limit: 12 * time.Millisecond}
	for _, ms := range []int{2, 30, 25} {
		c.lookup(context.Background(), ms)
	}
	proven.Pause(50)
	stop()
}

type client struct{ limit time.Duration }

func (c client) lookup(ctx context.Context, ms int) error {
	ctx, cancel := context.WithTimeout(ctx, c.limit)
	defer cancel()
	return c.call(ctx, ms)
}

func (c client) call(ctx context.Context, ms int) error {
	errs := make(chan error)
	go c.roundTrip(ms, errs)
	select {
	case err := <-errs:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (c client) roundTrip(ms int, errs chan<- error) {
	proven.Pause(ms)
	errs <- nil
}

// The query has not answered yet and the time is not up: who asked waits in a
// select, and both are fine.
func timeRuns(stop func()) {
	done := make(chan error)
	go func() {
		_, err := queryWithin(5*time.Second, 90)
		done <- err
	}()
	proven.Pause(35)
	stop()
	<-done
}

func init() {
	proven.Leaking("timeout-parent", "result of a query that was given up", 1, timedOut)
	proven.Leaking("timeout-context", "result after the deadline", 2, deadlinePassed)
	proven.Healthy("timeout-running", "query and timeout still running", timeRuns)
}
