// Mutex-contention-fixed demonstrates granular locks: an account in four
// parts, each with a lock of its own.
//
// The first part of the timeline is now like the second. The depositShared
// goroutines still pay into one account, but each into another part of it.
// They need no lock that another one holds, so none of them is ever blocked in
// Lock, and their slow writes overlap.
//
// The price is the total: whoever wants it has to visit all parts.
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

// An account is kept in parts, so that tellers need not wait for each other.
type account struct{ parts [tellers]part }

type part struct {
	mu      sync.Mutex // guards balance
	balance int
}

func (p *part) deposit(amount int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	busy.For(1 * ms)
	time.Sleep(4 * ms) // a slow write
	p.balance += amount
}

// total adds up the parts, one lock at a time. While deposits go on, it may
// count a later deposit to one part and miss an earlier one to another.
func (a *account) total() int {
	sum := 0
	for i := range a.parts {
		p := &a.parts[i]
		p.mu.Lock()
		sum += p.balance
		p.mu.Unlock()
	}
	return sum
}

func depositShared(a *account, teller int, wg *sync.WaitGroup) {
	defer wg.Done()
	for range rounds {
		a.parts[teller].deposit(1)
	}
}

// depositOwn does the same with an account that nobody shares.
func depositOwn(a *account, wg *sync.WaitGroup) {
	defer wg.Done()
	for range rounds {
		a.parts[0].deposit(1)
	}
}

func main() {
	defer capture.Start()()

	var shared account
	var wg sync.WaitGroup
	wg.Add(tellers)
	for i := range tellers {
		go depositShared(&shared, i, &wg)
	}
	wg.Wait()

	var own [tellers]account
	wg.Add(tellers)
	for i := range own {
		go depositOwn(&own[i], &wg)
	}
	wg.Wait()
	fmt.Println("in the shared account:", shared.total(), "in each of the others:", own[0].total())
}
