package hubs

import (
	"sync"
	"time"

	"chanlens/samples/proven"
)

// Followers of a leader wait for its heartbeat or, failing that, for a timeout.
// The leader sleeps between two beats. All of them can go on.
func heartbeats(stop func()) {
	quit := make(chan struct{})
	var group sync.WaitGroup
	var beats []chan time.Time
	for range 3 {
		beat := make(chan time.Time, 1)
		beats = append(beats, beat)
		group.Go(func() { follower(beat, quit) })
	}
	group.Go(func() { leader(beats, quit) })
	proven.Pause(100)
	stop()
	close(quit)
	group.Wait()
}

func leader(followers []chan time.Time, quit <-chan struct{}) {
	for {
		for _, f := range followers {
			select {
			case f <- time.Now():
			default:
			}
		}
		select {
		case <-time.After(30 * time.Millisecond):
		case <-quit:
			return
		}
	}
}

func follower(beat <-chan time.Time, quit <-chan struct{}) {
	for {
		select {
		case <-beat:
		case <-time.After(time.Second):
			return // would stand for election
		case <-quit:
			return
		}
	}
}

func init() {
	proven.Healthy("heartbeats", "a leader and its followers", heartbeats)
}
