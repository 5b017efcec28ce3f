package queues

import (
	"time"

	"chanlens/samples/proven"
)

// A metrics flusher collects points, and sends them when there are enough or
// when a second has passed. It waits for either; it is stopped in the end.
func flusherIdle(stop func()) {
	f := startFlusher(20)
	defer f.stop()
	for i := range 50 {
		f.points <- i
	}
	proven.Pause(110)
	stop()
}

type flusher struct {
	points  chan int
	quit    chan chan int
	flushed int
}

func startFlusher(batch int) *flusher {
	f := &flusher{points: make(chan int), quit: make(chan chan int)}
	go f.loop(batch)
	return f
}

func (f *flusher) loop(batch int) {
	late := time.NewTimer(time.Second)
	defer late.Stop()
	var pending []int
	flush := func() {
		f.flushed += len(pending)
		pending = pending[:0]
		late.Reset(time.Second)
	}
	for {
		select {
		case p := <-f.points:
			if pending = append(pending, p); len(pending) >= batch {
				flush()
			}
		case <-late.C:
			flush()
		case reply := <-f.quit:
			flush()
			reply <- f.flushed
			return
		}
	}
}

func (f *flusher) stop() int {
	reply := make(chan int)
	f.quit <- reply
	return <-reply
}

func init() {
	proven.Healthy("queue-flusher", "batches by size or by timer", flusherIdle)
}
