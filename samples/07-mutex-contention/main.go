// Mutex-contention demonstrates what it costs four goroutines to share one
// lock, and what they gain when each has its own.
//
// In the first part of the timeline, one depositShared at a time is at work,
// asleep in a slow write with the lock held, and the other three are blocked
// in Lock. In the second part four depositOwn goroutines do the same work:
// none of them ever waits for a lock, and they need a quarter of the time.
package main

import (
	"fmt"
	"sync"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const (
	ms      = time.Millisecond
	tellers = 4
	rounds  = 9
)

type account struct {
	mu      sync.Mutex // guards balance
	balance int
}

func (a *account) deposit(amount int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	busy.For(1 * ms)
	time.Sleep(4 * ms) // a slow write
	a.balance += amount
}

func depositShared(a *account, wg *sync.WaitGroup) {
	defer wg.Done()
	for range rounds {
		a.deposit(1)
	}
}

// depositOwn does the same under a name of its own, for the timeline.
func depositOwn(a *account, wg *sync.WaitGroup) {
	defer wg.Done()
	for range rounds {
		a.deposit(1)
	}
}

func main() {
	defer capture.Start()()

	var shared account
	var wg sync.WaitGroup
	wg.Add(tellers)
	for range tellers {
		go depositShared(&shared, &wg)
	}
	wg.Wait()

	var own [tellers]account
	wg.Add(tellers)
	for i := range own {
		go depositOwn(&own[i], &wg)
	}
	wg.Wait()
	fmt.Println("in the shared account:", shared.balance, "in each of the others:", own[0].balance)
}
