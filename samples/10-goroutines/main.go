// Goroutines demonstrates that goroutines are things to do, and GOMAXPROCS says
// how many are done at a time.
//
// The timeline has three phases, each with four compute goroutines that do the
// same work and never wait. With one processor they take turns: one runs, and
// three are ready to run. With two, two run at a time. With four, each has a
// processor for itself. The program is the same in all three: it is concurrent
// in each, and parallel in the last two.
package main

import (
	"context"
	"fmt"
	"runtime"
	"runtime/trace"
	"sync"

	"chanlens/samples/internal/capture"
)

// goroutines is how many compute, whatever the number of processors.
const goroutines = 4

// compute is work for a processor alone: it waits for nothing.
func compute(wg *sync.WaitGroup, sum *uint32) {
	defer wg.Done()
	x := uint32(1)
	for range 8_000_000 { // more than 10 ms
		x ^= x << 13
		x ^= x >> 17
		x ^= x << 5
	}
	*sum = x
}

func computeAll() {
	var wg sync.WaitGroup
	var sums [goroutines]uint32
	wg.Add(goroutines)
	for i := range goroutines {
		go compute(&wg, &sums[i])
	}
	wg.Wait()
}

func main() {
	defer capture.Start()()

	ctx := context.Background()
	for _, phase := range []struct {
		procs int
		name  string
	}{
		{1, "one processor"},
		{2, "two processors"},
		{4, "four processors"},
	} {
		runtime.GOMAXPROCS(phase.procs)
		trace.WithRegion(ctx, phase.name, computeAll)
	}
	fmt.Println("computed with one, two and four processors")
}
