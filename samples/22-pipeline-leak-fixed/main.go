// Pipeline-leak-fixed demonstrates a pipeline whose stages are told when nobody
// wants their values any more.
//
// Each stage sends in a select that has a second case, done. In the timeline,
// firstAbove returns as in 22-pipeline-leak, but on its way out it closes done.
// That wakes every stage that is blocked. Generate closes numbers, the last
// square lets closeSquares close squares, and main is alone.
package main

import (
	"fmt"
	"sync"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const (
	ms    = time.Millisecond
	limit = 50
)

// generate sends 1 to 100 unless it is done before, and closes numbers.
func generate(done <-chan struct{}, numbers chan<- int) {
	defer close(numbers)
	for i := range 100 {
		select {
		case numbers <- i + 1:
		case <-done:
			return
		}
	}
}

func square(done <-chan struct{}, numbers <-chan int, squares chan<- int, wg *sync.WaitGroup) {
	defer wg.Done()
	for n := range numbers {
		busy.For(2 * ms)
		select {
		case squares <- n * n:
		case <-done:
			return
		}
	}
}

// closeSquares closes squares when nobody sends on it any more.
func closeSquares(squares chan<- int, wg *sync.WaitGroup) {
	wg.Wait()
	close(squares)
}

// firstAbove returns the first square above the limit.
func firstAbove() int {
	done := make(chan struct{})
	defer close(done)
	numbers := make(chan int)
	squares := make(chan int)
	var wg sync.WaitGroup
	wg.Add(2)
	go generate(done, numbers)
	go square(done, numbers, squares, &wg)
	go square(done, numbers, squares, &wg)
	go closeSquares(squares, &wg)
	for s := range squares {
		if s > limit {
			return s
		}
	}
	return -1
}

func search(found chan<- int) {
	found <- firstAbove()
}

func main() {
	defer capture.Start()()

	found := make(chan int)
	go search(found)
	fmt.Println("found", <-found)
	time.Sleep(60 * ms)
	fmt.Println("good bye")
}
