// Herd-fixed demonstrates a Signal for one task, which wakes one worker.
//
// In the timeline one worker is woken for each task, and takes it. The others go on
// waiting. At the end all are to hear that the queue is closed, and so that is still
// a Broadcast.
package main

import (
	"fmt"
	"sync"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const (
	ms      = time.Millisecond
	workers = 10
	tasks   = 8
)

// A queue holds tasks that nobody has taken.
type queue struct {
	mu     sync.Mutex // guards tasks and closed
	more   *sync.Cond // with mu: tasks has grown, or closed is set
	tasks  int
	closed bool
	looks  int // how often a worker was woken and looked
}

func (q *queue) put() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.tasks++
	q.more.Signal() // one task, one worker
}

func (q *queue) close() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.closed = true
	q.more.Broadcast()
}

// take returns false when there are no more tasks.
func (q *queue) take() bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	for q.tasks == 0 && !q.closed {
		q.more.Wait()
		q.looks++
	}
	if q.tasks == 0 {
		return false
	}
	q.tasks--
	return true
}

func worker(q *queue, all *sync.WaitGroup) {
	defer all.Done()
	for q.take() {
		busy.For(2 * ms)
	}
}

func boss(q *queue) {
	for range tasks {
		time.Sleep(10 * ms)
		q.put()
	}
	time.Sleep(10 * ms)
	q.close()
}

func main() {
	defer capture.Start()()

	q := new(queue)
	q.more = sync.NewCond(&q.mu)
	var all sync.WaitGroup
	all.Add(workers)
	for range workers {
		go worker(q, &all)
	}
	go boss(q)
	all.Wait()
	fmt.Println("tasks:", tasks, "wakes:", q.looks)
}
