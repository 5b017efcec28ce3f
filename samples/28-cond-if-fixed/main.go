// Cond-if-fixed demonstrates a loop around Wait: who is woken looks again.
//
// In the timeline, the waits of both customers end together, as before. One of
// them takes the loaf. The other one looks, finds the shelf empty, and waits once
// more, until the baker brings the second loaf.
package main

import (
	"context"
	"fmt"
	"runtime/trace"
	"sync"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const (
	ms        = time.Millisecond
	customers = 2
)

// A shelf has loaves to take.
type shelf struct {
	mu     sync.Mutex // guards loaves
	more   *sync.Cond // with mu: there are more loaves
	loaves int
}

func (s *shelf) put(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.loaves += n
	s.more.Broadcast()
}

// take returns how many loaves it has left.
func (s *shelf) take() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	for s.loaves == 0 {
		s.more.Wait()
	}
	s.loaves--
	trace.Log(context.Background(), "shelf", fmt.Sprint("loaves left: ", s.loaves))
	return s.loaves
}

func customer(s *shelf, coming chan<- bool, left chan<- int) {
	coming <- true
	n := s.take()
	busy.For(4 * ms)
	left <- n
}

func baker(s *shelf) {
	time.Sleep(30 * ms)
	s.put(1)
	time.Sleep(30 * ms)
	s.put(1)
}

func main() {
	defer capture.Start()()

	s := new(shelf)
	s.more = sync.NewCond(&s.mu)
	coming, left := make(chan bool), make(chan int)
	for range customers {
		go customer(s, coming, left)
	}
	for range customers {
		<-coming
	}
	go baker(s)
	for range customers {
		fmt.Println("taken, loaves left:", <-left)
	}
}
