// Waits has a handful of goroutines that wait in every way that matters, for the
// parser's tests. The traces beside it are its own, one in each format that there
// has been, built with -trimpath by Go 1.18 (format 1.11), 1.20 (1.19), 1.21, 1.22,
// 1.23, 1.25 and 1.26:
//
//	GOTOOLCHAIN=go1.22.12 go build -trimpath -o waits . && GOMAXPROCS=2 ./waits go1.22.trace
//
// The recorded ones have its channel operations, too, by Go 1.22 and 1.26; another is of
// cmd/chanlens/internal/overlay/testdata/kinds, which does one of each kind:
//
//	chanlens record -- go build -trimpath -o waits .
//	CHANLENS_TRACE=$PWD/recorded-go1.26.trace ./waits /dev/null
package main

import (
	"context"
	"os"
	"runtime"
	"runtime/trace"
	"sync"
	"time"
)

func main() {
	f, err := os.Create(os.Args[1])
	if err != nil {
		panic(err)
	}
	ready := make(chan int)
	go before(ready) // blocked since before the trace, and to its end
	<-ready
	if err := trace.Start(f); err != nil {
		panic(err)
	}
	work()
	trace.Stop()
	f.Close()
}

func before(ready chan int) {
	ready <- 1
	<-make(chan int)
}

func work() {
	ctx, task := trace.NewTask(context.Background(), "task")
	defer task.End()
	var mu sync.Mutex
	var wg sync.WaitGroup
	ch := make(chan int)
	var none chan int
	go func() { none <- 1 }()
	go forgotten(make(chan int))
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := 0; j < 3; j++ {
				mu.Lock()
				time.Sleep(time.Millisecond)
				mu.Unlock()
				ch <- j
			}
		}()
	}
	go func() { wg.Wait(); close(ch) }()
	trace.WithRegion(ctx, "drain", func() {
		for {
			select {
			case _, ok := <-ch:
				if !ok {
					runtime.GC()
					return
				}
			case <-time.After(time.Second):
			}
		}
	})
	trace.Log(ctx, "category", "drained")
	time.Sleep(2 * time.Millisecond)
}

func forgotten(ch chan int) { ch <- 1 }
