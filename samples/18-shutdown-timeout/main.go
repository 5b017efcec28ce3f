// Shutdown-timeout demonstrates a shutdown that waits for the work, but not for
// ever.
//
// Three events are stored in a moment. The fourth one meets a database that
// does not answer. In the timeline, shutdown waits in its select until the
// deadline of its context has come. Then it cancels the work: the storeEvent
// that is left sees that, gives up in good order, and says so. The program ends
// late, but it ends, and it knows what is lost.
package main

import (
	"context"
	"fmt"
	"sync"
	"time"

	"chanlens/samples/internal/capture"
)

const ms = time.Millisecond

// latencies holds how long it takes to store each event.
var latencies = []time.Duration{12 * ms, 18 * ms, 24 * ms, time.Hour}

// A tracker stores events in the background.
type tracker struct {
	giveUp context.CancelFunc // cancels the context of the events
	events sync.WaitGroup     // those that are being stored
}

func (t *tracker) event(ctx context.Context, number int) {
	t.events.Add(1)
	go t.storeEvent(ctx, number)
}

func (t *tracker) storeEvent(ctx context.Context, number int) {
	defer t.events.Done()
	select {
	case <-time.After(latencies[number]):
		fmt.Println("event", number, "is stored")
	case <-ctx.Done():
		fmt.Println("event", number, "is lost:", ctx.Err())
	}
}

// shutdown waits until all events are stored. When ctx is over it gives up those
// that are left, and returns when they have ended, with the error of ctx.
func (t *tracker) shutdown(ctx context.Context) error {
	done := make(chan struct{})
	go t.awaitAll(done)
	select {
	case <-done:
		return nil
	case <-ctx.Done():
		t.giveUp()
		<-done
		return ctx.Err()
	}
}

func (t *tracker) awaitAll(done chan<- struct{}) {
	t.events.Wait()
	close(done)
}

func main() {
	defer capture.Start()()

	work, giveUp := context.WithCancel(context.Background())
	defer giveUp()
	t := &tracker{giveUp: giveUp}
	for number := range latencies {
		t.event(work, number)
	}

	limit, cancel := context.WithTimeout(context.Background(), 120*ms)
	defer cancel()
	fmt.Println("shutdown:", t.shutdown(limit))
}
