package programs

import (
	"sync"
	"time"

	"chanlens/samples/proven"
)

// A scheduler runs each of its jobs in a goroutine that the job's timer wakes,
// and collects what they report.
type scheduler struct {
	reports chan string
	quit    chan struct{}
	jobs    sync.WaitGroup
}

func newScheduler(room int) *scheduler {
	return &scheduler{reports: make(chan string, room), quit: make(chan struct{})}
}

func (s *scheduler) every(d time.Duration, name string) {
	s.jobs.Go(func() {
		for {
			select {
			case <-time.After(d):
				s.reports <- name
			case <-s.quit:
				return
			}
		}
	})
}

func (s *scheduler) collect() {
	for range s.reports {
	}
}

// Jobs run for more than two seconds, so that the trace has several
// generations. Most of the goroutines have not moved in the last one.
func longRunning(stop func()) {
	s := newScheduler(1)
	s.every(400*time.Millisecond, "poll")
	s.every(time.Hour, "backup")
	s.every(time.Hour, "report")
	idle := make(chan int)
	s.jobs.Go(func() { <-idle })
	go s.collect()
	for range 5 {
		proven.Pause(450)
	}
	stop()
	close(idle)
	close(s.quit)
	s.jobs.Wait()
	close(s.reports)
}

// The collector has enough after three reports, two seconds before the end. Probes
// that report later are stuck, and another one waits to be told to end.
func longStuck(stop func()) {
	probe()
	proven.Pause(2200)
	stop()
}

func probe() {
	reports, quit := make(chan int), make(chan struct{})
	go station(70*time.Millisecond, reports)
	go station(90*time.Millisecond, reports)
	go func() { <-quit }()
	for range 3 {
		<-reports
	}
}

func station(every time.Duration, reports chan<- int) {
	for n := 0; ; n++ {
		time.Sleep(every)
		reports <- n
	}
}

func init() {
	proven.Healthy("scheduler", "two seconds, most goroutines idle in the last", longRunning)
	proven.Leaking("scheduler-stuck", "two seconds, stuck in the first of them", 3, longStuck)
}
