// Goroutine-explosion-fixed demonstrates back-pressure: a server that takes a
// connection first, and only then starts a goroutine.
//
// In the timeline there are never more handle goroutines at work than connections. Now
// accept is blocked until one is free. Meanwhile nobody receives from the client,
// so it has to wait, too: it is held to the pace of the database.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"chanlens/samples/internal/capture"
)

const (
	ms          = time.Millisecond
	requests    = 50
	connections = 3
)

type server struct {
	conns    chan struct{} // one element for each connection in use
	handlers sync.WaitGroup
	now      atomic.Int32 // handlers that are there
	peak     int32        // of now
}

// client sends a request every millisecond, if it is let.
func client(reqs chan<- int) {
	defer close(reqs)
	for i := range requests {
		time.Sleep(1 * ms)
		reqs <- i
	}
}

func accept(s *server, reqs <-chan int, finished chan<- bool) {
	for r := range reqs {
		s.conns <- struct{}{} // waits for a connection, before there is a goroutine
		s.peak = max(s.peak, s.now.Add(1))
		s.handlers.Add(1)
		go handle(s, r)
	}
	s.handlers.Wait()
	finished <- true
}

func handle(s *server, r int) {
	defer s.handlers.Done()
	query(r)
	s.now.Add(-1)
	<-s.conns
}

// query stands for a database that takes its time.
func query(int) { time.Sleep(12 * ms) }

func main() {
	defer capture.Start()()

	s := &server{conns: make(chan struct{}, connections)}
	reqs, finished := make(chan int), make(chan bool)
	go client(reqs)
	go accept(s, reqs, finished)
	<-finished
	fmt.Println("requests:", requests, "handlers at once:", s.peak)
}
