// Atomic demonstrates counters without a lock, and what a trace does not show
// of them.
//
// The timeline has three parts, each a region: all count goroutines add to one
// counter, then each to one of its own that lies beside the others in memory,
// then each to one that lies apart. They never wait: an atomic addition is an
// instruction of the processor, and the runtime has no part in it. Where
// processors fight for the memory, additions take longer. No event tells of
// that, only the length of the regions, and the time that the program prints.
package main

import (
	"context"
	"fmt"
	"runtime/trace"
	"sync"
	"sync/atomic"
	"time"

	"chanlens/samples/internal/capture"
)

const (
	counters  = 4
	additions = 300_000
)

// near has counters side by side: they share a line of the processors' caches.
type near [counters]atomic.Int64

// far has each counter in a cache line of its own. Lines have 64 or 128 bytes.
type far [counters]struct {
	n atomic.Int64
	_ [120]byte
}

func count(n *atomic.Int64, wg *sync.WaitGroup) {
	defer wg.Done()
	for range additions {
		n.Add(1)
	}
}

// measure counts with the goroutines at once, each with the counter that of
// returns for it, and returns what an addition took.
func measure(name string, of func(i int) *atomic.Int64) time.Duration {
	defer trace.StartRegion(context.Background(), name).End()
	begin := time.Now()
	var wg sync.WaitGroup
	wg.Add(counters)
	for i := range counters {
		go count(of(i), &wg)
	}
	wg.Wait()
	return time.Since(begin) / additions
}

func main() {
	defer capture.Start()()

	var one atomic.Int64
	var beside near
	var apart far
	fmt.Println("one counter:", measure("one counter", func(int) *atomic.Int64 { return &one }))
	fmt.Println("side by side:", measure("side by side", func(i int) *atomic.Int64 { return &beside[i] }))
	fmt.Println("apart:", measure("apart", func(i int) *atomic.Int64 { return &apart[i].n }))
	fmt.Println("counted:", one.Load())
}
