package locks

import (
	"sync"

	"chanlens/samples/proven"
)

type account struct {
	mu      sync.Mutex
	balance int
}

// Two transfers in opposite directions lock the same two accounts in a different
// order. A third one, that comes later, is stuck behind them.
func transfers(stop func()) {
	bank()
	proven.Pause(50)
	stop()
}

func bank() {
	ann, bob, cecil := &account{balance: 10}, &account{balance: 20}, &account{}
	go transfer(ann, bob, 3)
	go transfer(bob, ann, 4)
	proven.Pause(15)
	go transfer(ann, cecil, 5)
}

func transfer(from, to *account, sum int) {
	from.mu.Lock()
	defer from.mu.Unlock()
	proven.Pause(5) // until the rates are looked up
	to.mu.Lock()
	defer to.mu.Unlock()
	from.balance -= sum
	to.balance += sum
}

// Five philosophers take the fork to their left, and wait for the one to their
// right. At another table they are fewer than forks, and eat slowly.
func philosophers(stop func()) {
	wrong := table5(5)
	right := table5(4)
	_ = wrong
	proven.Pause(40)
	stop()
	right.Wait()
}

func table5(guests int) *sync.WaitGroup {
	var forks [5]sync.Mutex
	eaten := new(sync.WaitGroup)
	for i := range guests {
		eaten.Add(1)
		go dine(&forks[i], &forks[(i+1)%5], eaten)
	}
	return eaten
}

func dine(left, right *sync.Mutex, eaten *sync.WaitGroup) {
	defer eaten.Done()
	left.Lock()
	defer left.Unlock()
	proven.Pause(10)
	right.Lock()
	defer right.Unlock()
	proven.Pause(60)
}

func init() {
	proven.Leaking("lock-order", "AB-BA locks, and one behind them", 3, transfers)
	proven.Leaking("lock-philosophers", "a circle of locks, and a slow row of them", 5, philosophers)
}
