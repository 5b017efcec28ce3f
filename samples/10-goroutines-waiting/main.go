// Goroutines-waiting demonstrates that goroutines that wait need no processor:
// a single one is enough for all of them.
//
// There is one processor, and six fetch goroutines ask six servers. In the
// timeline all of them wait at the same time, and the processor is free. They
// are done when the slowest answer is there, as if there were six processors.
package main

import (
	"fmt"
	"runtime"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const ms = time.Millisecond

// servers holds how long each server takes to answer.
var servers = []time.Duration{100 * ms, 160 * ms, 120 * ms, 180 * ms, 140 * ms, 100 * ms}

func fetch(server int, answers chan<- string) {
	busy.For(ms / 4)            // write the request
	time.Sleep(servers[server]) // the answer is on its way
	answers <- fmt.Sprintf("answer of server %d", server)
}

func main() {
	runtime.GOMAXPROCS(1)
	defer capture.Start()()

	answers := make(chan string)
	for i := range servers {
		go fetch(i, answers)
	}
	for range servers {
		fmt.Println(<-answers)
	}
}
