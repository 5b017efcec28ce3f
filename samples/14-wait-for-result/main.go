// Wait-for-result demonstrates a goroutine that is awaited: its result is a
// signal with data.
//
// The timeline shows it twice. At first main has nothing else to do and waits
// in a receive from early until estimate is done. Then main is busy with
// something else when calculate is done: now it is the send on late that waits
// until main comes for the result. Whoever is first waits for the other.
package main

import (
	"fmt"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const ms = time.Millisecond

func estimate(early chan<- int) {
	busy.For(30 * ms)
	early <- 40
}

func calculate(late chan<- int) {
	busy.For(10 * ms)
	late <- 42
}

func main() {
	defer capture.Start()()

	early := make(chan int)
	go estimate(early)
	fmt.Println("estimated", <-early)

	late := make(chan int)
	go calculate(late)
	time.Sleep(70 * ms) // something else
	fmt.Println("calculated", <-late)
	time.Sleep(20 * ms) // calculate ends meanwhile
}
