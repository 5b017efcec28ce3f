package pipelines

import (
	"iter"

	"chanlens/samples/proven"
)

// pages yields page after page, and fetches each in advance.
func pages(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		next := make(chan int)
		quit := make(chan struct{})
		defer close(quit)
		go func() {
			defer close(next)
			for i := range n {
				select {
				case next <- i:
				case <-quit:
					return
				}
			}
		}()
		for p := range next {
			if !yield(p) {
				return
			}
		}
	}
}

// A reader pulls pages when it needs them. Behind it are a coroutine and a
// goroutine that has fetched the next page already.
func pull(stop func()) {
	next, done := iter.Pull(pages(10))
	defer done()
	next()
	next()
	proven.Pause(65)
	stop()
	next()
}

func init() {
	proven.Healthy("iter-pull", "iterator read on later", pull)
}
