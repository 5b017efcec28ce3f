// Truth records traces of programs that tell which channel each operation is on: a log
// entry "c" before a send or receive, and "s" behind a select, carries the channel's
// number. Usage: truth SCENARIO FILE
package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime/trace"
	"strconv"
	"sync"
	"time"
)

// ch is a channel with a number.
type ch struct {
	c  chan int
	id string
}

var (
	numbers sync.Mutex
	number  int
)

func mk(size int) ch {
	numbers.Lock()
	defer numbers.Unlock()
	number++
	return ch{make(chan int, size), strconv.Itoa(number)}
}

// on says that the next operation of this goroutine is on c.
func on(c ch) { trace.Log(context.Background(), "c", c.id) }

// was says that the select before was on c.
func was(c ch) { trace.Log(context.Background(), "s", c.id) }

// work takes some time, on the processor or in a sleep.
func work(most time.Duration) {
	d := time.Duration(rand.Int64N(int64(most)))
	if d > 100*time.Microsecond && rand.IntN(2) == 0 {
		time.Sleep(d)
		return
	}
	for start := time.Now(); time.Since(start) < d; {
	}
}

var scenarios = map[string]func(){
	"pool": pool, "bufferedpool": bufferedPool, "pipeline": pipeline, "reply": reply, "servers": servers,
	"steadyreply": steadyReply, "hub": hub, "bufferedhub": bufferedHub, "pairs": pairs, "collect": collect, "helper": helper,
	"chanofchan": chanOfChan, "semaphore": semaphore, "semaphores": semaphores, "done": done, "calls": calls,
	"runs": runs, "selects": selects, "fanin": fanIn, "shards": shards, "stages": stages, "tokens": tokens, "merge": merge,
}

func main() {
	if len(os.Args) < 3 {
		for name := range scenarios {
			fmt.Println(name)
		}
		return
	}
	f, err := os.Create(os.Args[2])
	if err != nil {
		panic(err)
	}
	if err := trace.Start(f); err != nil {
		panic(err)
	}
	scenarios[os.Args[1]]()
	trace.Stop()
	f.Close()
}

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
