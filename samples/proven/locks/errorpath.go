package locks

import (
	"errors"
	"sync"

	"chanlens/samples/proven"
)

// A ledger refuses an entry and forgets to unlock. Whoever comes next is stuck.
func neverUnlocked(stop func()) {
	book([]int{5, -1, 7, 8})
	proven.Pause(25)
	stop()
}

func book(sums []int) {
	l := new(ledger)
	for _, s := range sums {
		go l.enter(s)
		proven.Pause(3)
	}
}

type ledger struct {
	mu    sync.Mutex
	total int
}

func (l *ledger) enter(sum int) error {
	l.mu.Lock()
	if sum < 0 {
		return errors.New("negative") // still locked
	}
	proven.Pause(1)
	l.total += sum
	l.mu.Unlock()
	return nil
}

// Tenants have ledgers of their own. One was left locked and dropped, the one of
// a live tenant is locked by a slow report: two wait at each.
func tenants(stop func()) {
	book([]int{-3, 1, 2})
	live := new(ledger)
	live.mu.Lock()
	var entries sync.WaitGroup
	for _, s := range []int{3, 4} {
		entries.Go(func() { live.enter(s) })
	}
	proven.Pause(70)
	stop()
	live.mu.Unlock()
	entries.Wait()
}

// A lock is held over a send, and the one who would receive needs the lock first.
func overSend(stop func()) {
	notify()
	proven.Pause(60)
	stop()
}

func notify() {
	q := &inbox{fresh: make(chan string)}
	go q.deliver("hello")
	go func() {
		proven.Pause(5)
		if q.unread() > 0 {
			<-q.fresh
		}
	}()
	go func() {
		proven.Pause(10)
		q.unread()
	}()
}

type inbox struct {
	mu    sync.Mutex
	n     int
	fresh chan string
}

func (q *inbox) deliver(s string) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.n++
	q.fresh <- s
}

func (q *inbox) unread() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.n
}

// An emitter calls its listeners under its lock, and one of them removes itself.
func listener(stop func()) {
	e := new(emitter)
	e.on(func() { proven.Pause(1) })
	e.on(func() { e.off(1) })
	go e.emit()
	proven.Pause(8)
	go e.emit()
	proven.Pause(160)
	stop()
}

type emitter struct {
	mu        sync.Mutex
	listeners []func()
}

func (e *emitter) on(f func()) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.listeners = append(e.listeners, f)
}

func (e *emitter) off(i int) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.listeners[i] = func() {}
}

func (e *emitter) emit() {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, f := range e.listeners {
		f()
	}
}

func init() {
	proven.Leaking("lock-error-path", "lock never unlocked on an error path", 2, neverUnlocked)
	proven.Leaking("lock-tenants", "locks at one place, one lost and one slow", 2, tenants)
	proven.Leaking("lock-over-send", "lock held over a send", 3, overSend)
	proven.Leaking("lock-callback", "callback under the lock it needs", 2, listener)
}
