// Rate demonstrates a limit on how often something is done: tokens in a channel.
//
// The channel holds three tokens, and refill adds one at every tick if there is
// room. In the timeline the client begins with a burst of three requests, for
// which it finds tokens. From then on it is blocked in its receive until the next
// tick, and sends one request for each. While it rests, tokens gather, but no
// more than there is room for.
package main

import (
	"fmt"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const (
	ms       = time.Millisecond
	burst    = 3
	requests = 8
)

// refill adds a token at every tick, and drops it if there is no room.
func refill(tokens chan<- struct{}, every time.Duration, done <-chan struct{}) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			select {
			case tokens <- struct{}{}:
			default: // full
			}
		case <-done:
			return
		}
	}
}

func client(tokens <-chan struct{}, finished chan<- bool) {
	for range 2 {
		for range requests {
			<-tokens
			request()
		}
		time.Sleep(60 * ms) // nothing to ask for
	}
	finished <- true
}

func request() { busy.For(ms / 2) }

func main() {
	defer capture.Start()()

	tokens := make(chan struct{}, burst)
	for range burst {
		tokens <- struct{}{}
	}
	done, finished := make(chan struct{}), make(chan bool)
	go refill(tokens, 8*ms, done)
	go client(tokens, finished)
	<-finished
	close(done)
	fmt.Println("requests:", 2*requests, "tokens left:", len(tokens))
}
