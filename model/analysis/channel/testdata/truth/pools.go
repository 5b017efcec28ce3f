package main

import (
	"sync"
	"time"
)

func pool()         { poolOf(0) }
func bufferedPool() { poolOf(4) }

func poolOf(size int) {
	jobs, results := mk(size), mk(size)
	var wg, senders sync.WaitGroup
	for range 6 {
		wg.Go(func() {
			for {
				on(jobs)
				j, ok := <-jobs.c
				if !ok {
					return
				}
				work(300 * time.Microsecond)
				on(results)
				results.c <- j
			}
		})
	}
	for range 3 {
		senders.Go(func() {
			for i := range 150 {
				work(100 * time.Microsecond)
				on(jobs)
				jobs.c <- i
			}
		})
	}
	go func() {
		senders.Wait()
		on(jobs)
		close(jobs.c)
		wg.Wait()
		on(results)
		close(results.c)
	}()
	for {
		on(results)
		if _, ok := <-results.c; !ok {
			return
		}
		work(50 * time.Microsecond)
	}
}

func pipeline() {
	a, b, c := mk(0), mk(0), mk(2)
	go func() {
		for i := range 300 {
			work(100 * time.Microsecond)
			on(a)
			a.c <- i
		}
		on(a)
		close(a.c)
	}()
	go func() {
		for {
			on(a)
			v, ok := <-a.c
			if !ok {
				break
			}
			work(100 * time.Microsecond)
			on(b)
			b.c <- v
		}
		on(b)
		close(b.c)
	}()
	go func() {
		for {
			on(b)
			v, ok := <-b.c
			if !ok {
				break
			}
			work(100 * time.Microsecond)
			on(c)
			c.c <- v
		}
		on(c)
		close(c.c)
	}()
	for {
		on(c)
		if _, ok := <-c.c; !ok {
			return
		}
	}
}

// stages is many pipelines whose stages are at the same places.
func stages() {
	var wg sync.WaitGroup
	for range 8 {
		in := mk(0)
		first := in
		for range 4 {
			from, out := in, mk(0)
			wg.Go(func() { stage(from, out) })
			in = out
		}
		last := in
		wg.Go(func() {
			for i := range 60 {
				work(200 * time.Microsecond)
				on(first)
				first.c <- i
			}
			on(first)
			close(first.c)
		})
		wg.Go(func() {
			for {
				on(last)
				if _, ok := <-last.c; !ok {
					return
				}
			}
		})
	}
	wg.Wait()
}

func stage(in, out ch) {
	for {
		on(in)
		v, ok := <-in.c
		if !ok {
			break
		}
		work(100 * time.Microsecond)
		on(out)
		out.c <- v
	}
	on(out)
	close(out.c)
}
