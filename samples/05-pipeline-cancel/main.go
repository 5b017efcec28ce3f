// Pipeline-cancel demonstrates a pipeline whose stages all end together when
// their context is cancelled.
//
// Values go from generate through three square goroutines to consume. The last
// stage is the slowest, so in the timeline the stages before it are mostly
// blocked, in a select that offers the value or the end of the context. After
// 24 values consume has had enough. It calls cancel, which wakes everything
// that is blocked: for the rest of the time main is alone, and nothing is left
// behind.
package main

import (
	"context"
	"fmt"
	"sync"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const ms = time.Millisecond

func generate(ctx context.Context, out chan<- int, wg *sync.WaitGroup) {
	defer wg.Done()
	for i := 1; ; i++ {
		busy.For(1 * ms)
		select {
		case out <- i:
		case <-ctx.Done():
			return
		}
	}
}

func square(ctx context.Context, in <-chan int, out chan<- int, wg *sync.WaitGroup) {
	defer wg.Done()
	for {
		select {
		case v := <-in:
			busy.For(2 * ms)
			select {
			case out <- v * v:
			case <-ctx.Done():
				return
			}
		case <-ctx.Done():
			return
		}
	}
}

func consume(cancel context.CancelFunc, in <-chan int, wg *sync.WaitGroup) {
	defer wg.Done()
	sum := 0
	for range 24 {
		sum += <-in
		time.Sleep(7 * ms)
	}
	fmt.Println("the sum is", sum)
	cancel()
}

func main() {
	defer capture.Start()()

	ctx, cancel := context.WithCancel(context.Background())
	numbers, squares := make(chan int), make(chan int)
	var wg sync.WaitGroup
	wg.Add(5)
	go generate(ctx, numbers, &wg)
	for range 3 {
		go square(ctx, numbers, squares, &wg)
	}
	go consume(cancel, squares, &wg)
	wg.Wait()
	time.Sleep(20 * ms)
}
