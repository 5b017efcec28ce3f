package limits

import (
	"sync"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/proven"
)

// A semaphore lets some through at a time.
type semaphore chan struct{}

func (s semaphore) acquire() { s <- struct{}{} }
func (s semaphore) release() { <-s }

// Six conversions, two at a time. The first two sleep.
func waitingSleep(stop func()) {
	waiting(stop, func() { proven.Pause(70) })
}

// The same, and the first two compute.
func waitingBusy(stop func()) {
	waiting(stop, func() { busy.For(60 * time.Millisecond) })
}

func waiting(stop func(), convert func()) {
	limit := make(semaphore, 2)
	var all sync.WaitGroup
	for range 6 {
		all.Go(func() {
			limit.acquire()
			defer limit.release()
			convert()
		})
	}
	proven.Pause(30)
	stop()
	all.Wait()
}

// A conversion that fails does not release. After two of them nobody passes.
func notReleased(stop func()) {
	gallery([]string{"a.png", "b.txt", "c.png", "d.txt", "e.png", "f.png"})
	proven.Pause(50)
	stop()
}

func gallery(files []string) semaphore {
	limit := make(semaphore, 2)
	for _, f := range files {
		go thumbnail(limit, f)
		proven.Pause(2)
	}
	return limit
}

func thumbnail(limit semaphore, file string) bool {
	limit.acquire()
	if file[1:] != ".png" {
		return false // without a release
	}
	limit.release()
	return true
}

// Two galleries have come to a stop in the same way. Of one somebody can clear
// the semaphore, and does.
func oneCleared(stop func()) {
	limit := gallery([]string{"1.txt", "2.txt", "3.png"})
	gallery([]string{"4.txt", "5.txt", "6.png", "7.png"})
	proven.Pause(15)
	stop()
	limit.release()
}

func init() {
	proven.Healthy("semaphore-sleep", "semaphore whose holders sleep", waitingSleep)
	proven.Healthy("semaphore-busy", "semaphore whose holders compute", waitingBusy)
	proven.Leaking("semaphore-not-released", "semaphore not released", 2, notReleased)
	proven.Leaking("semaphore-one-cleared", "semaphores not released, one in reach", 2, oneCleared)
}
