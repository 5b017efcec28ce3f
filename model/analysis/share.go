package analysis

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// share divides the numbers from 0 to n-1 in portions of a size, and has as many
// goroutines as there are processors work on them. work is told which portion it is
// and the numbers in it, [from, to).
func share(n, size int, work func(portion, from, to int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), portions(n, size)) {
		wg.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i*size >= n {
					return
				}
				work(i, i*size, min((i+1)*size, n))
			}
		})
	}
	wg.Wait()
}

// portions returns in how many portions of a size n numbers divide.
func portions(n, size int) int { return (n + size - 1) / size }
