package main

import (
	"math/rand/v2"
	"sync"
	"time"
)

// chanOfChan hands a channel to each worker for its next batch.
func chanOfChan() {
	meta := mk(0)
	hand := make(chan ch)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for {
				on(meta)
				c, ok := <-hand
				if !ok {
					return
				}
				for {
					on(c)
					if _, ok := <-c.c; !ok {
						break
					}
					work(100 * time.Microsecond)
				}
			}
		})
	}
	var senders sync.WaitGroup
	for range 40 {
		c := mk(0)
		on(meta)
		hand <- c
		senders.Go(func() {
			for i := range 10 {
				work(100 * time.Microsecond)
				on(c)
				c.c <- i
			}
			on(c)
			close(c.c)
		})
	}
	senders.Wait()
	on(meta)
	close(hand)
	wg.Wait()
}

func semaphore()  { semaphoresOf(1) }
func semaphores() { semaphoresOf(3) }

func semaphoresOf(n int) {
	var wg sync.WaitGroup
	for range n {
		sem := mk(3)
		for range 100 {
			work(50 * time.Microsecond)
			wg.Go(func() {
				on(sem)
				sem.c <- 1
				work(400 * time.Microsecond)
				on(sem)
				<-sem.c
			})
		}
	}
	wg.Wait()
}

// tokens is a semaphore from which one takes first.
func tokens() {
	var wg sync.WaitGroup
	sem := mk(3)
	for range 3 {
		sem.c <- 1
	}
	for range 150 {
		work(50 * time.Microsecond)
		wg.Go(func() {
			on(sem)
			<-sem.c
			work(400 * time.Microsecond)
			on(sem)
			sem.c <- 1
		})
	}
	wg.Wait()
}

// done is rounds in which all wait for a close.
func done() {
	for range 10 {
		d := mk(0)
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() {
				on(d)
				<-d.c
			})
		}
		time.Sleep(time.Millisecond)
		on(d)
		close(d.c)
		wg.Wait()
	}
}

// calls makes a channel for the result of each call.
func calls() {
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 50 {
				c := mk(0)
				go func() {
					work(200 * time.Microsecond)
					on(c)
					c.c <- 1
				}()
				on(c)
				<-c.c
			}
		})
	}
	wg.Wait()
}

// runs is the same function again and again, with channels of its own each time.
func runs() {
	for range 8 {
		poolRun()
	}
}

func poolRun() {
	jobs := mk(0)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for {
				on(jobs)
				if _, ok := <-jobs.c; !ok {
					return
				}
				work(200 * time.Microsecond)
			}
		})
	}
	for i := range 40 {
		work(50 * time.Microsecond)
		on(jobs)
		jobs.c <- i
	}
	time.Sleep(500 * time.Microsecond)
	on(jobs)
	close(jobs.c)
	wg.Wait()
}

// selects is workers that wait for jobs of two kinds, or for the end.
func selects() {
	a, b, quit := mk(0), mk(0), mk(0)
	var wg, senders sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for {
				select {
				case <-a.c:
					was(a)
				case <-b.c:
					was(b)
				case <-quit.c:
					was(quit)
					return
				}
				work(300 * time.Microsecond)
			}
		})
	}
	senders.Go(func() {
		for i := range 150 {
			work(200 * time.Microsecond)
			on(a)
			a.c <- i
		}
	})
	senders.Go(func() {
		for i := range 150 {
			work(200 * time.Microsecond)
			on(b)
			b.c <- i
		}
	})
	senders.Wait()
	time.Sleep(time.Millisecond)
	on(quit)
	close(quit.c)
	wg.Wait()
}

// fanIn is producers, at two places, of one channel that is read in a select.
func fanIn() {
	c, quit := mk(0), mk(0)
	go func() { time.Sleep(60 * time.Millisecond); on(quit); close(quit.c) }()
	for range 3 {
		go func() {
			for i := 0; ; i++ {
				work(300 * time.Microsecond)
				on(c)
				c.c <- i
			}
		}()
		go func() {
			for i := 0; ; i++ {
				work(300 * time.Microsecond)
				on(c)
				c.c <- -i
			}
		}()
	}
	for {
		select {
		case <-c.c:
			was(c)
		case <-quit.c:
			was(quit)
			return
		}
		work(100 * time.Microsecond)
	}
}

// merge reads two channels in turn.
func merge() {
	a, b, out := mk(0), mk(0), mk(0)
	for _, c := range []ch{a, b} {
		go func() {
			for i := range 100 {
				work(200 * time.Microsecond)
				on(c)
				c.c <- i
			}
			on(c)
			close(c.c)
		}()
	}
	go func() {
		for range 100 {
			on(a)
			v := <-a.c
			on(b)
			w := <-b.c
			on(out)
			out.c <- v + w
		}
		on(out)
		close(out.c)
	}()
	for {
		on(out)
		if _, ok := <-out.c; !ok {
			return
		}
	}
}

// shards is a dispatcher that sends to one of several pools.
func shards() {
	var cs []ch
	var wg sync.WaitGroup
	for range 3 {
		c := mk(0)
		cs = append(cs, c)
		for range 4 {
			wg.Go(func() {
				for {
					on(c)
					if _, ok := <-c.c; !ok {
						return
					}
					work(600 * time.Microsecond)
				}
			})
		}
	}
	for i := range 600 {
		work(60 * time.Microsecond)
		c := cs[rand.IntN(3)]
		on(c)
		c.c <- i
	}
	for _, c := range cs {
		on(c)
		close(c.c)
	}
	wg.Wait()
}
