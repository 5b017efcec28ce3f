package programs

import (
	"sync"

	"chanlens/samples/proven"
)

// A mill grinds in a few goroutines what it is given.
type mill struct {
	grain chan int
	flour chan int
	done  sync.WaitGroup
}

func newMill(n int) *mill {
	m := &mill{grain: make(chan int), flour: make(chan int, 8)}
	for range n {
		m.done.Go(m.grind)
	}
	return m
}

func (m *mill) grind() {
	for g := range m.grain {
		m.flour <- g * g
	}
}

func (m *mill) use(n int) {
	for i := range n {
		m.grain <- i
		<-m.flour
	}
}

// The recording begins when the program has been running for a while. Its
// workers are from before, and are used now and then.
func lateUsed(stop func()) {
	m := newMill(3)
	m.use(4)
	proven.Pause(20)
	proven.Restart()
	proven.Pause(30)
	m.use(6)
	proven.Pause(50)
	stop()
	close(m.grain)
	m.done.Wait()
}

// The same, but nothing happens to the workers any more while it is recorded.
func lateIdle(stop func()) {
	m := newMill(2)
	m.use(3)
	proven.Pause(15)
	proven.Restart()
	proven.Pause(60)
	stop()
	close(m.grain)
	m.done.Wait()
}

// Of two mills from before the recording, one is still used. The workers of
// the other one are given up, in the middle of a send, when it had begun.
func lateDropped(stop func()) {
	kept, other := newMill(2), newMill(2)
	kept.use(2)
	proven.Restart()
	kept.use(3)
	for i := range 10 {
		other.grain <- i // eight find room, and two do not
	}
	proven.Pause(45)
	stop()
	close(kept.grain)
	kept.done.Wait()
}

func init() {
	proven.Healthy("late-used", "recorded late, workers in use", lateUsed)
	proven.Healthy("late-idle", "recorded late, workers idle", lateIdle)
	proven.Leaking("late-dropped", "recorded late, workers in use and dropped", 2, lateDropped)
}
