package timers

import (
	"context"
	"sync"
	"time"

	"chanlens/samples/proven"
)

// Waiters of a deadline: a condition variable that a timer will broadcast.
func deadlineCond(stop func()) {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	late := false
	time.AfterFunc(120*ms, func() {
		mu.Lock()
		late = true
		mu.Unlock()
		cond.Broadcast()
	})
	var all sync.WaitGroup
	for range 3 {
		all.Go(func() {
			mu.Lock()
			defer mu.Unlock()
			for !late {
				cond.Wait()
			}
		})
	}
	proven.Pause(40)
	stop()
	all.Wait()
}

// A function is to run when a context ends, and somebody waits for it.
func afterContext(stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	cleaned := make(chan struct{})
	context.AfterFunc(ctx, func() { close(cleaned) })
	var all sync.WaitGroup
	for range 2 {
		all.Go(func() { <-cleaned })
	}
	proven.Pause(25)
	stop()
	cancel()
	all.Wait()
}

// The registration is taken back, and nobody will close the channel then.
func afterTakenBack(stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	back := onEnd(ctx)
	back()
	onEnd(ctx)
	proven.Pause(35)
	stop()
}

func onEnd(ctx context.Context) (back func() bool) {
	ended := make(chan struct{})
	for range 2 {
		go func() { <-ended }()
	}
	return context.AfterFunc(ctx, func() { close(ended) })
}

// A clock that ticks for ever, in an endless loop.
func clock(stop func()) {
	var seconds sync.WaitGroup
	seconds.Add(5)
	go func() {
		n := 0
		for range time.Tick(15 * ms) {
			if n++; n <= 5 {
				seconds.Done()
			}
		}
	}()
	proven.Pause(50)
	stop()
	seconds.Wait()
}

func init() {
	proven.Healthy("cond-deadline", "sync.Cond that a timer will broadcast", deadlineCond)
	proven.Healthy("context-after", "waiting for a function of a context", afterContext)
	proven.Leaking("context-after-taken-back", "context.AfterFunc taken back, and one that was not", 2, afterTakenBack)
	proven.Healthy("clock", "range over time.Tick", clock)
}
