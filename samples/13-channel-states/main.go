// Channel-states demonstrates what send, receive and close do with a channel
// that is nil, open or closed.
//
// The timeline shows a goroutine for each of the nine cases, of which two wait
// for ever, three panic and four go through, state by state. The two that use
// the nil channel are blocked up to the right edge, and closing it panics. On
// the open channel, a send waits for a receive, and close goes through. On the
// closed one, send and close panic, while receive first returns what is left in
// the buffer, and then zero values, without waiting.
package main

import (
	"fmt"
	"time"

	"chanlens/samples/internal/capture"
)

// step is time between the states, to tell them apart in the timeline.
const step = 25 * time.Millisecond

func sendNil(unmade chan<- int, told chan<- string) {
	defer tell("send, nil", told)
	unmade <- 1
}

func receiveNil(unmade <-chan int, told chan<- string) {
	defer tell("receive, nil", told)
	<-unmade
}

func closeNil(unmade chan<- int, told chan<- string) {
	defer tell("close, nil", told)
	close(unmade)
}

func sendOpen(open chan<- int, told chan<- string) {
	defer tell("send, open", told)
	open <- 2
}

func receiveOpen(open <-chan int, told chan<- string) {
	defer tell("receive, open", told)
	<-open
}

func closeOpen(open chan<- int, told chan<- string) {
	defer tell("close, open", told)
	close(open)
}

func sendClosed(closed chan<- int, told chan<- string) {
	defer tell("send, closed", told)
	closed <- 4 // there is room for it
}

func receiveClosed(closed <-chan int, told chan<- string) {
	defer tell("receive, closed", told)
	v, ok := <-closed
	w, more := <-closed
	fmt.Println("received", v, ok, "and then", w, more)
}

func closeClosed(closed chan<- int, told chan<- string) {
	defer tell("close, closed", told)
	close(closed)
}

// tell says how a case has ended. It is deferred: a panic goes no further.
func tell(what string, told chan<- string) {
	if p := recover(); p != nil {
		told <- fmt.Sprint(what, " panics: ", p)
		return
	}
	told <- what + " goes through"
}

func main() {
	defer capture.Start()()
	told := make(chan string)

	var unmade chan int
	go sendNil(unmade, told)
	go receiveNil(unmade, told)
	time.Sleep(step)
	go closeNil(unmade, told)
	fmt.Println(<-told)

	open := make(chan int)
	go sendOpen(open, told)
	time.Sleep(step)
	go receiveOpen(open, told)
	fmt.Println(<-told)
	fmt.Println(<-told)
	go closeOpen(open, told)
	fmt.Println(<-told)

	time.Sleep(step)
	closed := make(chan int, 2)
	closed <- 3
	close(closed)
	go receiveClosed(closed, told)
	fmt.Println(<-told)
	go sendClosed(closed, told)
	fmt.Println(<-told)
	go closeClosed(closed, told)
	fmt.Println(<-told)

	time.Sleep(step)
	fmt.Println("send and receive, nil: they wait for ever")
}
