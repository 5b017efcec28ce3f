package pipelines

import (
	"sync"

	"chanlens/samples/proven"
)

// The source of a pipeline returns without closing its channel. The last stage
// never ends, and neither does the one that waits for the result.
func unclosed(stop func()) {
	count(12)
	proven.Pause(150)
	stop()
}

func count(lines int) {
	raw, words := make(chan string), make(chan string, 2)
	go read(lines, raw)
	go split(raw, words)
	result := make(chan int)
	go tally(words, result)
	go func() {
		<-result
	}()
}

func read(n int, raw chan<- string) {
	for range n {
		raw <- "some words"
	}
	// close(raw) is missing
}

func split(raw <-chan string, words chan<- string) {
	defer close(words)
	for l := range raw {
		words <- l[:4]
	}
}

func tally(words <-chan string, result chan<- int) {
	n := 0
	for range words {
		n++
	}
	result <- n
}

// Four workers share the input, and the first to see its end closes the output.
// The input is complete, but one worker has missed its last item: it failed, and
// skipped Done.
func fanOutUnfinished(stop func()) {
	convert(9)
	proven.Pause(45)
	stop()
}

func convert(n int) {
	in := make(chan int)
	out := make(chan int, n)
	var workers sync.WaitGroup
	for range 4 {
		workers.Add(1)
		go func() {
			for i := range in {
				if i == 5 {
					return // an error, and no Done
				}
				out <- i
			}
			workers.Done()
		}()
	}
	go func() {
		workers.Wait()
		close(out)
	}()
	go func() {
		for range out {
		}
	}()
	for i := range n {
		in <- i
	}
	close(in)
}

func init() {
	proven.Leaking("pipeline-unclosed", "missing close at the source", 3, unclosed)
	proven.Leaking("fan-out-unfinished", "Done skipped by an early return", 2, fanOutUnfinished)
}
