// Forgotten-sender-fixed demonstrates a channel that has room for every answer,
// so that no sender depends on somebody who receives.
//
// In the timeline, handleRequest asks four replicas and ends with the first
// answer, as before. But results has a capacity of four now. Each of the other
// queryReplica goroutines puts its answer into the buffer, without waiting, and
// ends. Nobody ever receives these answers; the channel goes to the garbage
// collector with them.
package main

import (
	"fmt"
	"sync"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const ms = time.Millisecond

// replicas holds how long each replica takes to answer.
var replicas = []time.Duration{10 * ms, 18 * ms, 24 * ms, 31 * ms}

func handleRequest(query string) {
	busy.For(4 * ms)
	answer := search(query)
	busy.For(4 * ms)
	fmt.Println(answer)
}

// search asks all replicas and returns the first answer.
func search(query string) string {
	results := make(chan string, len(replicas)) // room for every answer
	for i := range replicas {
		go queryReplica(i, query, results)
	}
	return <-results
}

func queryReplica(i int, query string, results chan<- string) {
	time.Sleep(replicas[i])
	r := fmt.Sprintf("%s: answered by replica %d", query, i)
	results <- r // only the first is ever received
}

func main() {
	defer capture.Start()()

	s := &server{done: make(chan struct{})}
	s.start()
	time.Sleep(80 * ms)
	go handleRequest("weather")
	time.Sleep(180 * ms)
	close(s.done)
	s.healthy.Wait()
	fmt.Println("all is done")
}

// A server has goroutines with no part in the mistake. They end soon after
// done is closed.
type server struct {
	done    chan struct{}
	healthy sync.WaitGroup

	mu   sync.Mutex // guards hits
	hits int
}

func (s *server) start() {
	s.healthy.Add(11)
	jobs := make(chan int)
	go s.submitJobs(jobs)
	for range 4 {
		go s.worker(jobs)
	}
	events := make(chan int, 3)
	go s.produceEvents(events)
	go s.consumeEvents(events)
	for range 3 {
		go s.countHits()
	}
	go s.reportHits()
}

func (s *server) submitJobs(jobs chan<- int) {
	defer s.healthy.Done()
	defer close(jobs)
	for i := 0; !s.closed(); i++ {
		jobs <- i
		time.Sleep(4 * ms)
	}
}

func (s *server) worker(jobs <-chan int) {
	defer s.healthy.Done()
	for range jobs {
		busy.For(2 * ms)
		time.Sleep(10 * ms)
	}
}

func (s *server) produceEvents(events chan<- int) {
	defer s.healthy.Done()
	defer close(events)
	for !s.closed() {
		for i := range 5 { // one more than taken and buffered: the last one blocks
			events <- i
		}
		time.Sleep(20 * ms)
	}
}

func (s *server) consumeEvents(events <-chan int) {
	defer s.healthy.Done()
	for range events {
		busy.For(1 * ms)
		time.Sleep(2 * ms)
	}
}

func (s *server) countHits() {
	defer s.healthy.Done()
	for !s.closed() {
		s.mu.Lock()
		busy.For(2 * ms)
		s.hits++
		s.mu.Unlock()
		time.Sleep(6 * ms)
	}
}

func (s *server) reportHits() {
	defer s.healthy.Done()
	tick := time.NewTicker(12 * ms)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			s.mu.Lock()
			busy.For(1 * ms)
			s.mu.Unlock()
		case <-s.done:
			return
		}
	}
}

func (s *server) closed() bool {
	select {
	case <-s.done:
		return true
	default:
		return false
	}
}
