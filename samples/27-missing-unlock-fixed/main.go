// Missing-unlock-fixed demonstrates an Unlock in a defer, which no way out of the
// function can miss.
//
// The second time, the customer cannot pay, as before. But withdraw unlocks on
// every way out. In the timeline the employer comes next, and is not blocked in
// Lock.
package main

import (
	"errors"
	"fmt"
	"sync"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const ms = time.Millisecond

var errFunds = errors.New("not enough in the account")

type account struct {
	mu      sync.Mutex // guards balance
	balance int
}

func (a *account) withdraw(amount int) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	busy.For(3 * ms)
	if a.balance < amount {
		return errFunds
	}
	a.balance -= amount
	return nil
}

func (a *account) deposit(amount int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.balance += amount
}

func customer(a *account, gone chan<- struct{}) {
	defer close(gone)
	for range 2 {
		time.Sleep(10 * ms)
		if err := a.withdraw(60); err != nil {
			fmt.Println("the customer cannot pay:", err)
			return
		}
	}
}

func employer(a *account, gone <-chan struct{}, finished chan<- bool) {
	<-gone
	a.deposit(2000)
	finished <- true
}

// run opens an account, starts who uses it, and ends.
func run(finished chan<- bool) {
	a, gone := &account{balance: 100}, make(chan struct{})
	go customer(a, gone)
	go employer(a, gone, finished)
}

func main() {
	defer capture.Start()()

	finished := make(chan bool, 1)
	go run(finished)
	tick := time.NewTicker(10 * ms)
	defer tick.Stop()
	for range 20 {
		select {
		case <-finished:
			fmt.Println("the wage is paid")
			return
		case <-tick.C: // the program lives
		}
	}
	fmt.Println("gave up: nobody unlocks the account")
}
