// Pipeline-leak demonstrates a pipeline whose last stage leaves while the stages
// before it still have values to send.
//
// Numbers go from generate through two square goroutines to firstAbove, which
// looks for the first result above a limit. In the timeline all stages work
// until it is found. Then firstAbove returns. Both square goroutines stay
// blocked in their send up to the right edge, and so does generate behind them.
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

// generate sends 1 to 100, and closes numbers.
func generate(numbers chan<- int) {
	defer close(numbers)
	for i := range 100 {
		numbers <- i + 1
	}
}

func square(numbers <-chan int, squares chan<- int, wg *sync.WaitGroup) {
	defer wg.Done()
	for n := range numbers {
		busy.For(2 * ms)
		squares <- n * n
	}
}

// closeSquares closes squares when nobody sends on it any more.
func closeSquares(squares chan<- int, wg *sync.WaitGroup) {
	wg.Wait()
	close(squares)
}

// firstAbove returns the first square above the limit.
func firstAbove() int {
	numbers := make(chan int)
	squares := make(chan int)
	var wg sync.WaitGroup
	wg.Add(2)
	go generate(numbers)
	go square(numbers, squares, &wg)
	go square(numbers, squares, &wg)
	go closeSquares(squares, &wg)
	for s := range squares {
		if s > limit {
			return s // this is the mistake: nobody tells the stages
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
