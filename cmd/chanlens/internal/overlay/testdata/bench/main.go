// Bench does one kind of operation on channels or locks many times and prints nanoseconds and
// bytes of trace, each for one operation.
//
//	bench SHAPE OPERATIONS [trace]
package main

import (
	"fmt"
	"os"
	"runtime/trace"
	"strconv"
	"sync"
	"time"
)

var shapes = map[string]func(int){
	"pingpong": pingpong, "buffered": buffered, "local": local, "select": selects, "poll": poll, "make": makes,
	"lock": lock, "wait": wait,
}

// counter takes a trace and counts its bytes.
type counter int64

func (c *counter) Write(b []byte) (int, error) {
	*c += counter(len(b))
	return len(b), nil
}

func main() {
	shape := shapes[os.Args[1]]
	n, err := strconv.Atoi(os.Args[2])
	if err != nil {
		panic(err)
	}
	shape(n / 10) // warm
	var bytes counter
	if len(os.Args) > 3 {
		if err := trace.Start(&bytes); err != nil {
			panic(err)
		}
	}
	start := time.Now()
	shape(n)
	took := time.Since(start)
	trace.Stop()
	fmt.Println(float64(took)/float64(n), float64(bytes)/float64(n))
}

// pingpong has four operations on unbuffered channels a round.
func pingpong(n int) {
	to, from := make(chan int), make(chan int)
	go func() {
		for v := range to {
			from <- v
		}
		close(from)
	}()
	for i := 0; i < n/4; i++ {
		to <- i
		<-from
	}
	close(to)
	<-from
}

// buffered sends through a buffer that is seldom full.
func buffered(n int) {
	c, done := make(chan int, 128), make(chan bool)
	go func() {
		for range c {
		}
		done <- true
	}()
	for i := 0; i < n/2; i++ {
		c <- i
	}
	close(c)
	<-done
}

// local never waits: it fills and empties a buffer by turns.
func local(n int) {
	c := make(chan int, 128)
	for i := 0; i < n/256; i++ {
		for range cap(c) {
			c <- i
		}
		for range cap(c) {
			<-c
		}
	}
}

func selects(n int) {
	a, b, done := make(chan int, 64), make(chan int, 64), make(chan bool)
	go func() {
		for i := 0; i < n/2; i++ {
			select {
			case <-a:
			case <-b:
			}
		}
		done <- true
	}()
	for i := 0; i < n/2; i++ {
		select {
		case a <- i:
		case b <- i:
		}
	}
	<-done
}

// poll finds nothing.
func poll(n int) {
	c := make(chan int)
	for i := 0; i < n; i++ {
		select {
		case <-c:
		default:
		}
	}
}

var kept chan int

func makes(n int) {
	for i := 0; i < n; i++ {
		kept = make(chan int, 1)
	}
}

// lock never waits.
func lock(n int) {
	var mu sync.Mutex
	for i := 0; i < n; i++ {
		mu.Lock()
		mu.Unlock()
	}
}

// wait waits for every turn, by a Cond.
func wait(n int) {
	var mu sync.Mutex
	turn, cond := 0, sync.NewCond(&mu)
	player := func(me int) {
		mu.Lock()
		defer mu.Unlock()
		for i := 0; i < n/2; i++ {
			for turn != me {
				cond.Wait()
			}
			turn = 1 - me
			cond.Signal()
		}
	}
	done := make(chan bool)
	go func() { player(1); done <- true }()
	player(0)
	<-done
}
