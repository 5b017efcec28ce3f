package pools

import (
	"sync"

	"chanlens/samples/proven"
)

// A scan has four workers and one that takes their findings, slowly. All
// workers wait in a send while it writes the last finding down. Nothing is
// wrong: it comes back for theirs.
func backlog(stop func()) {
	s := &scan{targets: make(chan string, 8), found: make(chan string)}
	s.begin(4)
	for _, t := range []string{"a", "b", "c", "d", "e", "f", "g"} {
		s.targets <- t
	}
	close(s.targets)
	written := make(chan struct{})
	go func() {
		defer close(written)
		for range s.found {
			proven.Pause(60)
		}
	}()
	proven.Pause(95)
	stop()
	<-written
}

type scan struct {
	targets chan string
	found   chan string
	busy    sync.WaitGroup
}

func (s *scan) begin(workers int) {
	for range workers {
		s.busy.Go(func() {
			for t := range s.targets {
				s.found <- t + " is open"
			}
		})
	}
	go func() {
		s.busy.Wait()
		close(s.found)
	}()
}

func init() {
	proven.Healthy("pool-backlog", "workers wait for a slow writer", backlog)
}
