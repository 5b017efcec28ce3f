package main

import (
	"math/rand/v2"
	"sync"
	"time"
)

func init() {
	scenarios["ring"] = ring
	scenarios["sieve"] = sieve
	scenarios["futures"] = futures
	scenarios["broadcast"] = broadcast
	scenarios["limited"] = limited
	scenarios["objects"] = objects
	scenarios["acks"] = acks
	scenarios["requests"] = requests
}

// ring passes tokens round a ring of goroutines.
func ring() {
	const n = 8
	var cs []ch
	for range n {
		cs = append(cs, mk(0))
	}
	var wg sync.WaitGroup
	for i := range n {
		in, out := cs[i], cs[(i+1)%n]
		wg.Go(func() {
			for k := range 60 {
				if i == 0 {
					on(out)
					out.c <- k
				}
				on(in)
				v := <-in.c
				work(50 * time.Microsecond)
				if i != 0 {
					on(out)
					out.c <- v
				}
			}
		})
	}
	wg.Wait()
}

// sieve is a chain of filters that grows.
func sieve() {
	in := mk(0)
	first := in
	go func() {
		for i := 2; ; i++ {
			on(first)
			first.c <- i
		}
	}()
	for range 25 {
		from, to := in, mk(0)
		on(from)
		prime := <-from.c
		go func() {
			for {
				on(from)
				if i := <-from.c; i%prime != 0 {
					on(to)
					to.c <- i
				}
			}
		}()
		in = to
	}
}

// futures starts work and waits for it later, at one place.
func futures() {
	start := func() ch {
		c := mk(1)
		go func() {
			work(500 * time.Microsecond)
			on(c)
			c.c <- 1
		}()
		return c
	}
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			for range 40 {
				a, b := start(), start()
				on(a)
				<-a.c
				on(b)
				<-b.c
			}
		})
	}
	wg.Wait()
}

// broadcast wakes all who wait by a close, and makes another channel.
func broadcast() {
	var mu sync.Mutex
	state := mk(0)
	var wg sync.WaitGroup
	for range 6 {
		wg.Go(func() {
			for range 25 {
				mu.Lock()
				c := state
				mu.Unlock()
				on(c)
				<-c.c
				work(200 * time.Microsecond)
			}
		})
	}
	end := make(chan struct{})
	go func() { wg.Wait(); close(end) }()
	for {
		select {
		case <-end:
			return
		default:
		}
		time.Sleep(300 * time.Microsecond)
		mu.Lock()
		c := state
		state = mk(0)
		mu.Unlock()
		on(c)
		close(c.c)
	}
}

// limited starts goroutines with a limit, as an errgroup does.
func limited() {
	sem := mk(4)
	var wg sync.WaitGroup
	for range 200 {
		on(sem)
		sem.c <- 1
		wg.Go(func() {
			work(400 * time.Microsecond)
			on(sem)
			<-sem.c
		})
	}
	wg.Wait()
}

// objects are locked by a channel each, by whoever wants one of them.
func objects() {
	var locks []ch
	for range 5 {
		locks = append(locks, mk(1))
	}
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			for range 40 {
				l := locks[rand.IntN(len(locks))]
				on(l)
				l.c <- 1
				work(100 * time.Microsecond)
				on(l)
				<-l.c
			}
		})
	}
	wg.Wait()
}

// acks is workers with a channel each for work, that answer on another one each.
func acks() {
	type pair struct{ work, ack ch }
	var ps []pair
	for range 5 {
		p := pair{mk(0), mk(0)}
		ps = append(ps, p)
		go func() {
			for {
				on(p.work)
				v, ok := <-p.work.c
				if !ok {
					return
				}
				work(200 * time.Microsecond)
				on(p.ack)
				p.ack.c <- v
			}
		}()
	}
	for i := range 60 {
		for _, p := range ps {
			on(p.work)
			p.work.c <- i
		}
		for _, p := range ps {
			on(p.ack)
			<-p.ack.c
		}
	}
}

// requests are handled by goroutines of their own, which each start workers and wait.
func requests() {
	var wg sync.WaitGroup
	for range 40 {
		work(300 * time.Microsecond)
		wg.Go(func() {
			jobs, results := mk(0), mk(0)
			for range 3 {
				go func() {
					for {
						on(jobs)
						j, ok := <-jobs.c
						if !ok {
							return
						}
						work(100 * time.Microsecond)
						on(results)
						results.c <- j
					}
				}()
			}
			go func() {
				for i := range 8 {
					on(jobs)
					jobs.c <- i
				}
				on(jobs)
				close(jobs.c)
			}()
			for range 8 {
				on(results)
				<-results.c
			}
		})
	}
	wg.Wait()
}
