package programs

import (
	"errors"
	"sync"

	"chanlens/samples/proven"
)

// A supervisor starts a child again when it fails. Child and supervisor wait for
// each other: the one for work or its end, the other for the child's result.
type supervisor struct {
	work chan int
	quit chan struct{}
	gone sync.WaitGroup
}

func supervise(children int) *supervisor {
	s := &supervisor{work: make(chan int), quit: make(chan struct{})}
	for range children {
		s.gone.Go(s.guard)
	}
	return s
}

func (s *supervisor) guard() {
	for {
		exit := make(chan error)
		go func() { exit <- s.child() }()
		if err := <-exit; err == nil {
			return
		}
		proven.Pause(2) // before the next try
	}
}

func (s *supervisor) child() error {
	for {
		select {
		case n := <-s.work:
			if n%3 == 0 {
				return errors.New("crash")
			}
		case <-s.quit:
			return nil
		}
	}
}

func (s *supervisor) end() {
	close(s.quit)
	s.gone.Wait()
}

// Children have crashed and been started again; they and their guards wait.
func supervised(stop func()) {
	s := supervise(2)
	defer s.end()
	for n := range 7 {
		s.work <- n
	}
	proven.Pause(100)
	stop()
}

// Of two supervisors with their children, one was dropped.
func orphaned(stop func()) {
	s := supervise(1)
	defer s.end()
	func() {
		t := supervise(2)
		for n := range 4 {
			t.work <- n
			s.work <- n
		}
	}()
	proven.Pause(40)
	stop()
}

func init() {
	proven.Healthy("supervisor", "supervisors and their children", supervised)
	proven.Leaking("supervisor-dropped", "supervisors and children, some dropped", 4, orphaned)
}
