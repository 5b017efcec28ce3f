package main

import (
	"math/rand/v2"
	"sync"
	"time"
)

type request struct {
	v     int
	reply ch
}

func reply()       { replies(1, false) }
func servers()     { replies(4, false) }
func steadyReply() { replies(3, true) }

// replies is clients that ask servers and wait for an answer: on a channel of each
// request, or of each client.
func replies(servers int, steady bool) {
	reqID := mk(0)
	reqs := make(chan request, 8)
	var wg sync.WaitGroup
	for range servers {
		go func() {
			for {
				on(reqID)
				r, ok := <-reqs
				if !ok {
					return
				}
				work(200 * time.Microsecond)
				on(r.reply)
				r.reply.c <- r.v
			}
		}()
	}
	for range 10 {
		wg.Go(func() {
			mine := mk(0)
			for i := range 40 {
				if !steady {
					mine = mk(0)
				}
				work(300 * time.Microsecond)
				on(reqID)
				reqs <- request{i, mine}
				on(mine)
				<-mine.c
			}
		})
	}
	wg.Wait()
	on(reqID)
	close(reqs)
}

func hub()         { hubOf(0) }
func bufferedHub() { hubOf(3) }

func hubOf(size int) {
	var subs []ch
	var wg sync.WaitGroup
	for range 8 {
		s := mk(size)
		subs = append(subs, s)
		wg.Go(func() {
			for {
				on(s)
				if _, ok := <-s.c; !ok {
					return
				}
				work(400 * time.Microsecond)
			}
		})
	}
	for i := range 80 {
		work(400 * time.Microsecond)
		for _, s := range subs {
			on(s)
			s.c <- i
		}
	}
	for _, s := range subs {
		on(s)
		close(s.c)
	}
	wg.Wait()
}

func pairs() {
	var wg sync.WaitGroup
	for range 12 {
		c := mk(rand.IntN(2))
		wg.Go(func() {
			for i := range 80 {
				work(200 * time.Microsecond)
				on(c)
				c.c <- i
			}
			on(c)
			close(c.c)
		})
		wg.Go(func() {
			for {
				on(c)
				if _, ok := <-c.c; !ok {
					return
				}
				work(200 * time.Microsecond)
			}
		})
	}
	wg.Wait()
}

// collect is workers with a channel each, from which one goroutine takes the results
// in order.
func collect() {
	for range 10 {
		var outs []ch
		for range 10 {
			c := mk(0)
			outs = append(outs, c)
			go func() {
				work(800 * time.Microsecond)
				on(c)
				c.c <- 1
			}()
		}
		for _, c := range outs {
			on(c)
			<-c.c
		}
	}
}

func send(c ch, v int) { c.c <- v }
func take(c ch) int    { return <-c.c }

func helper() {
	var wg sync.WaitGroup
	a, b := mk(0), mk(0)
	wg.Go(func() {
		for i := range 200 {
			work(100 * time.Microsecond)
			on(a)
			send(a, i)
			work(100 * time.Microsecond)
			on(b)
			send(b, i)
		}
	})
	wg.Go(func() {
		for range 200 {
			on(a)
			take(a)
			work(200 * time.Microsecond)
		}
	})
	wg.Go(func() {
		for range 200 {
			on(b)
			take(b)
			work(200 * time.Microsecond)
		}
	})
	wg.Wait()
}
