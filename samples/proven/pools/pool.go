package pools

import "sync"

// A Pool runs functions on a fixed number of goroutines.
type Pool struct {
	jobs    chan func()
	workers sync.WaitGroup
}

// NewPool starts n workers. The pool is to be closed when it is needed no more.
func NewPool(n int) *Pool {
	p := &Pool{jobs: make(chan func())}
	p.workers.Add(n)
	for range n {
		go p.work()
	}
	return p
}

func (p *Pool) work() {
	defer p.workers.Done()
	for job := range p.jobs {
		job()
	}
}

// Submit hands a function to the next free worker.
func (p *Pool) Submit(job func()) { p.jobs <- job }

// Close waits for the workers to finish.
func (p *Pool) Close() {
	close(p.jobs)
	p.workers.Wait()
}
