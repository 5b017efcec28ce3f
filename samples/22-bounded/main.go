// Bounded demonstrates a fan-out to a fixed number of goroutines: bounded
// parallelism.
//
// List sends twelve file names. Three digest goroutines share them, so that
// three files at most are read at once, however many there are. In the
// timeline, list is blocked in a send while all three are at work. What they
// find goes into one channel of sums, which main reads until closeWhenDone
// closes it. The sums come in another order than the files.
package main

import (
	"fmt"
	"sync"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const (
	ms       = time.Millisecond
	files    = 12
	parallel = 3
)

// list sends the names of all files, and closes names.
func list(names chan<- string) {
	defer close(names)
	for i := range files {
		names <- fmt.Sprintf("file%02d", i)
	}
}

// A sum says what one file holds.
type sum struct {
	name  string
	value int
}

func digest(names <-chan string, sums chan<- sum, wg *sync.WaitGroup) {
	defer wg.Done()
	for name := range names {
		sums <- sum{name, read(name)}
	}
}

// read stands for reading a file: the disk takes its time, and so does the sum.
func read(name string) int {
	value := int(name[len(name)-1])
	time.Sleep(time.Duration(6+value%5*3) * ms)
	busy.For(2 * ms)
	return value
}

// closeWhenDone closes sums when nobody sends on it any more.
func closeWhenDone(sums chan<- sum, wg *sync.WaitGroup) {
	wg.Wait()
	close(sums)
}

func main() {
	defer capture.Start()()

	names := make(chan string)
	sums := make(chan sum)
	var wg sync.WaitGroup
	wg.Add(parallel)
	go list(names)
	for range parallel {
		go digest(names, sums, &wg)
	}
	go closeWhenDone(sums, &wg)

	total := 0
	for s := range sums {
		fmt.Print(s.name, " ")
		total += s.value
	}
	fmt.Println("total", total)
}
