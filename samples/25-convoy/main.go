// Convoy demonstrates quick goroutines that line up behind one slow holder of
// their lock.
//
// Four serve goroutines need the lock for a moment, to count. The saver
// keeps it during a slow write. In the timeline all of them come to a
// stop in Lock behind every save, and go on together when it is over: they
// travel at the pace of the slowest, like cars behind a lorry.
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
	defer s.mu.Unlock()
	write(s.hits) // with the lock held: this is the mistake
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
