// Cond-if demonstrates an if around Wait where there should be a loop.
//
// Two customers wait for bread, and the baker brings one loaf and wakes both. In
// the timeline, their waits end together. The first one that has the lock again
// takes the loaf. The second one does not look again, takes what is not there, and
// one loaf is missing in the end.
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
	if s.loaves == 0 { // looks once: this is the mistake
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
