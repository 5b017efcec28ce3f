package waits

import (
	"sync"

	"chanlens/samples/proven"
)

// Two crews, built by one function. In the first one somebody was counted twice,
// and the boss waits for ever. In the second one everybody is still at work.
func crews(stop func()) {
	crew(4, 3, 10)
	second := crew(3, 3, 150)
	proven.Pause(60)
	stop()
	<-second
}

func crew(count, members, ms int) <-chan bool {
	var all sync.WaitGroup
	all.Add(count)
	for range members {
		go func() {
			defer all.Done()
			proven.Pause(ms)
		}()
	}
	done := make(chan bool, 1)
	go boss(&all, done)
	return done
}

func boss(all *sync.WaitGroup, done chan<- bool) {
	all.Wait()
	done <- true
}

func init() {
	proven.Leaking("group-crews", "WaitGroups at one place, one lacks a Done", 1, crews)
}
