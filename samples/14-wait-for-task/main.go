// Wait-for-task demonstrates a signal with data: a goroutine is there early,
// and waits for the work that it is to do.
//
// In the timeline, three employees wait in a receive from tasks while the
// manager prepares the first one. Each send hands a task to the employee that
// has waited longest, and none of them has to wait for the manager's next one.
// The manager knows who has taken a task: the channel has no buffer, so when
// the send completes, an employee has it.
package main

import (
	"fmt"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const (
	ms        = time.Millisecond
	employees = 3
)

func employee(tasks <-chan string, reports chan<- string) {
	task := <-tasks // nothing to do before
	busy.For(15 * ms)
	reports <- task + " is done"
}

func manager(tasks chan<- string) {
	for i := range employees {
		time.Sleep(30 * ms) // think of what is to be done
		tasks <- fmt.Sprintf("task %d", i+1)
	}
}

func main() {
	defer capture.Start()()

	tasks, reports := make(chan string), make(chan string)
	for range employees {
		go employee(tasks, reports)
	}
	go manager(tasks)
	for range employees {
		fmt.Println(<-reports)
	}
}
