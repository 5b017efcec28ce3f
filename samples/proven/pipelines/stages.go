package pipelines

import "sync"

func numbers(n int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for i := range n {
			out <- i
		}
	}()
	return out
}

func apply(f func(int) int, in <-chan int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for n := range in {
			out <- f(n)
		}
	}()
	return out
}

func merge(ins ...<-chan int) <-chan int {
	out := make(chan int)
	var open sync.WaitGroup
	for _, in := range ins {
		open.Add(1)
		go forward(in, out, &open)
	}
	go func() {
		open.Wait()
		close(out)
	}()
	return out
}

func forward(in <-chan int, out chan<- int, open *sync.WaitGroup) {
	defer open.Done()
	for n := range in {
		out <- n
	}
}

func double(n int) int { return 2 * n }
func inc(n int) int    { return n + 1 }
