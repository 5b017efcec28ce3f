package programs

import (
	"errors"
	"sync"

	"chanlens/samples/proven"
)

// each works on items at the same time, and hands the results on in order: each
// worker waits for the turn of its item.
func each(n int, work func(i int) error, emit func(i int)) *sync.WaitGroup {
	var all sync.WaitGroup
	turn := make(chan struct{})
	close(turn)
	for i := range n {
		mine, next := turn, make(chan struct{})
		all.Go(func() {
			if err := work(i); err != nil {
				return // and passes nothing on
			}
			<-mine
			emit(i)
			close(next)
		})
		turn = next
	}
	return &all
}

// The first of five frames is slow, and the others, ready, wait for their turn.
func orderedSlow(stop func()) {
	frames := each(5, func(i int) error {
		if i == 0 {
			proven.Pause(130)
		}
		return nil
	}, func(int) {})
	proven.Pause(50)
	stop()
	frames.Wait()
}

// The second of six frames fails. The turn never gets past it. In a second film,
// done by the same lines, a frame is only slow.
func orderedFailed(stop func()) {
	each(6, func(i int) error {
		if i == 1 {
			return errors.New("broken frame")
		}
		return nil
	}, func(int) {})
	film := each(3, func(i int) error { proven.Pause(100 - 30*i); return nil }, func(int) {})
	proven.Pause(75)
	stop()
	film.Wait()
}

func init() {
	proven.Healthy("ordered-slow", "waiting for one's turn behind a slow one", orderedSlow)
	proven.Leaking("ordered-failed", "a turn never passed on, and one that is late", 4, orderedFailed)
}
