// Context-leak-fixed demonstrates a context that is cancelled on every way out.
//
// The deferred call comes right after the session is opened. In the timeline,
// each of the four watch goroutines ends with the handle that it was started
// for, whether the request was good or bad.
package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const ms = time.Millisecond

// A session is what a request needs while it is handled.
type session struct {
	cancel  context.CancelFunc
	changes chan int
}

func open(ctx context.Context) *session {
	ctx, cancel := context.WithCancel(ctx)
	s := &session{cancel: cancel, changes: make(chan int)}
	go watch(ctx, s.changes)
	return s
}

func (s *session) end() { s.cancel() }

// watch takes changes until the session ends.
func watch(ctx context.Context, changes <-chan int) {
	for {
		select {
		case <-changes:
			busy.For(1 * ms)
		case <-ctx.Done():
			return
		}
	}
}

func handle(ctx context.Context, good bool) error {
	s := open(ctx)
	defer s.end()
	s.changes <- 1
	if !good {
		return errors.New("bad request")
	}
	s.changes <- 2
	busy.For(4 * ms)
	return nil
}

func request(ctx context.Context, good bool, result chan<- error) {
	result <- handle(ctx, good)
}

func main() {
	defer capture.Start()()

	ctx := context.Background()
	result := make(chan error)
	for _, good := range []bool{true, false, true, false} {
		go request(ctx, good, result)
		fmt.Println("handled:", <-result)
		time.Sleep(10 * ms)
	}
	time.Sleep(60 * ms)
}
