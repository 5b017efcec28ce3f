// Convoy-fixed demonstrates a lock that is held for a copy, and not for the
// slow write of it.
//
// In the timeline the serve goroutines run beside saver as if it were not
// there. It still takes as long to write, but it holds the lock only while it
// reads the number.
package main

import (
	"fmt"
	"sync"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const (
	ms       = time.Millisecond
	servers  = 4
	requests = 20 // for each of them
)

// stats counts what was served.
type stats struct {
	mu   sync.Mutex // guards hits
	hits int
}

func (s *stats) count() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hits++
}

func (s *stats) save() {
	s.mu.Lock()
	hits := s.hits
	s.mu.Unlock()
	write(hits) // without the lock
}

// write stands for a disk that takes its time.
func write(int) { time.Sleep(9 * ms) }

func serve(s *stats, wg *sync.WaitGroup) {
	defer wg.Done()
	for range requests {
		time.Sleep(2 * ms) // until the next request
		busy.For(ms / 2)
		s.count()
	}
}

func saver(s *stats, done <-chan struct{}, ended chan<- int) {
	for saves := 0; ; saves++ {
		select {
		case <-done:
			ended <- saves
			return
		case <-time.After(4 * ms):
			s.save()
		}
	}
}

func main() {
	defer capture.Start()()

	var s stats
	done, ended := make(chan struct{}), make(chan int)
	go saver(&s, done, ended)
	var wg sync.WaitGroup
	wg.Add(servers)
	for range servers {
		go serve(&s, &wg)
	}
	wg.Wait()
	close(done)
	fmt.Println("requests served:", s.hits, "saves meanwhile:", <-ended)
}
