// Context-tree demonstrates contexts that are derived from each other: a
// cancellation goes down the tree, and never up or across.
//
// From the context of the server come those of two requests, and from the one
// of the first request comes another one. In the timeline, all goroutines wait
// for the end of their context. The first request is cancelled: fetchCart and
// fetchStock, below it, end. The second request has a deadline: fetchReport
// ends when it has come. Only when the server's own context is cancelled does
// refreshCache end.
package main

import (
	"context"
	"fmt"
	"sync"
	"time"

	"chanlens/samples/internal/capture"
)

const ms = time.Millisecond

func fetchCart(ctx context.Context, wg *sync.WaitGroup) {
	defer wg.Done()
	below, cancel := context.WithCancel(ctx)
	defer cancel()
	wg.Add(1)
	go fetchStock(below, wg)
	<-ctx.Done()
	fmt.Println("cart:", ctx.Err())
}

func fetchStock(ctx context.Context, wg *sync.WaitGroup) {
	defer wg.Done()
	<-ctx.Done()
	fmt.Println("stock:", ctx.Err())
}

func fetchReport(ctx context.Context, wg *sync.WaitGroup) {
	defer wg.Done()
	<-ctx.Done()
	fmt.Println("report:", ctx.Err())
}

func refreshCache(ctx context.Context, wg *sync.WaitGroup) {
	defer wg.Done()
	<-ctx.Done()
	fmt.Println("cache:", ctx.Err())
}

func main() {
	defer capture.Start()()

	server, cancelServer := context.WithCancel(context.Background())
	first, cancelFirst := context.WithCancel(server)
	second, cancelSecond := context.WithTimeout(server, 150*ms)
	defer cancelSecond()

	var requests, caches sync.WaitGroup
	requests.Add(2)
	caches.Add(1)
	go fetchCart(first, &requests)
	go fetchReport(second, &requests)
	go refreshCache(server, &caches)
	time.Sleep(30 * ms)
	cancelFirst()
	requests.Wait() // until the deadline of the second one
	time.Sleep(10 * ms)
	cancelServer()
	caches.Wait()
}
