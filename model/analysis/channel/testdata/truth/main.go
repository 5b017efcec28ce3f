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
