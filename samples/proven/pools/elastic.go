package pools

import (
	"time"

	"chanlens/samples/proven"
)

// An elastic pool starts a worker when there is no free one. A worker that had
// nothing to do for a while ends by itself.
type elastic struct {
	jobs chan func()
	idle time.Duration
}

func (e *elastic) do(job func()) {
	select {
	case e.jobs <- job:
	default:
		go e.worker(job)
	}
}

func (e *elastic) worker(job func()) {
	timeout := time.NewTimer(e.idle)
	defer timeout.Stop()
	for {
		job()
		timeout.Reset(e.idle)
		select {
		case job = <-e.jobs:
		case <-timeout.C:
			return
		}
	}
}

// The pool is dropped while its workers are idle, and that is fine: each of
// them has a timer that ends it.
func elasticIdle(stop func()) {
	burst(5)
	proven.Pause(70)
	stop()
}

func burst(n int) {
	e := &elastic{jobs: make(chan func()), idle: 2 * time.Second}
	for range n {
		e.do(func() { proven.Pause(4) })
	}
	proven.Pause(10)
}

func init() {
	proven.Healthy("pool-elastic", "workers with an idle timeout", elasticIdle)
}
