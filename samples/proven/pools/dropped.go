package pools

import (
	"sync"

	"chanlens/samples/proven"
)

// A function makes a pool for its own use and returns without closing it. All
// files are compressed, but the workers wait for jobs that nobody can submit.
func dropped(stop func()) {
	proven.Pause(5)
	compress([]int{3, 1, 4, 1, 5})
	proven.Pause(60)
	stop()
}

func compress(files []int) {
	p := NewPool(3)
	var all sync.WaitGroup
	for _, size := range files {
		all.Add(1)
		p.Submit(func() {
			defer all.Done()
			proven.Pause(size)
		})
	}
	all.Wait() // and p.Close() is missing
}

// Two pools are made by the same line. One of them is closed in the end, the
// other one is forgotten: workers at one and the same place, some leak and some
// only wait.
func keptAndDropped(stop func()) {
	kept := resize(2)
	resize(3)
	proven.Pause(30)
	stop()
	kept.Close()
}

func resize(n int) *Pool {
	p := NewPool(n)
	done := make(chan bool)
	p.Submit(func() { done <- true })
	<-done
	return p
}

// A server makes a pool for each request. The number of leaked workers grows
// with the requests; those of the server's own pool are idle.
func perRequest(stop func()) {
	shared := NewPool(2)
	defer shared.Close()
	for i := range 3 {
		handle(shared, i)
		proven.Pause(25)
	}
	stop()
}

func handle(shared *Pool, n int) {
	own := NewPool(2)
	var parts sync.WaitGroup
	for _, p := range []*Pool{shared, own, own} {
		parts.Add(1)
		p.Submit(func() { defer parts.Done(); proven.Pause(1 + n) })
	}
	parts.Wait()
}

func init() {
	proven.Leaking("pool-dropped", "worker pool without Close", 3, dropped)
	proven.Leaking("pool-kept-and-dropped", "worker pools, one kept and one dropped", 3, keptAndDropped)
	proven.Leaking("pool-per-request", "leak that grows, beside an idle pool", 6, perRequest)
}
