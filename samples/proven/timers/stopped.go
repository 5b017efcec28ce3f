package timers

import (
	"sync"
	"time"

	"chanlens/samples/proven"
)

// A meter stops its ticker, and then waits to be told to end.
func tickerStopped(stop func()) {
	measure()
	proven.Pause(70)
	stop()
}

func measure() {
	quit := make(chan struct{})
	for range 2 {
		go meter(quit)
	}
	proven.Pause(30)
	// close(quit) is missing
}

func meter(quit <-chan struct{}) {
	tick := time.NewTicker(5 * ms)
	for range 3 {
		<-tick.C
	}
	tick.Stop()
	<-quit
}

// An alarm is called off, and with it the only send to those who wait for it.
func alarmCalledOff(stop func()) {
	a := setAlarm(30 * ms)
	a.Stop()
	kept := setAlarm(200 * ms)
	proven.Pause(60)
	stop()
	kept.Reset(0)
}

func setAlarm(after time.Duration) *time.Timer {
	ring := make(chan struct{})
	for range 2 {
		go func() { <-ring }()
	}
	return time.AfterFunc(after, func() { close(ring) })
}

// A limiter hands out a token at a time, and several wait for theirs.
func limiter(stop func()) {
	tokens := make(chan struct{})
	quit := make(chan struct{})
	go func() {
		tick := time.NewTicker(25 * ms)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
			case <-quit:
				close(tokens)
				return
			}
			select {
			case tokens <- struct{}{}:
			case <-quit:
			}
		}
	}()
	var calls sync.WaitGroup
	for range 6 {
		calls.Go(func() { <-tokens })
	}
	proven.Pause(65)
	stop()
	close(quit)
	calls.Wait()
}

func init() {
	proven.Leaking("ticker-stopped", "ticker stopped, waiting to be told to end", 2, tickerStopped)
	proven.Leaking("alarm-called-off", "AfterFunc stopped, and one that will run", 2, alarmCalledOff)
	proven.Healthy("rate-limiter", "waiting for a token", limiter)
}
