// Select-default demonstrates a select that does not wait: with a default case
// it tries, and goes on.
//
// In the timeline, main is never blocked in one of its tries. A try fails where
// a plain operation would have waited: the mailbox is empty, or full, or nil,
// or nobody is there to take what is handed over. It succeeds where that would
// not have waited: to take from a closed channel always does. At last three
// couriers try again and again until the receiver has come, and wake many times
// for that.
package main

import (
	"fmt"
	"time"

	"chanlens/samples/internal/capture"
)

const (
	ms       = time.Millisecond
	couriers = 3
)

func tryTake(mailbox <-chan string) {
	select {
	case letter, ok := <-mailbox:
		fmt.Printf("taken: %q, %v\n", letter, ok)
	default:
		fmt.Println("nothing to take")
	}
	time.Sleep(2 * ms)
}

func tryPut(mailbox chan<- string, letter string) {
	select {
	case mailbox <- letter:
		fmt.Println("put:", letter)
	default:
		fmt.Println("no room for", letter)
	}
	time.Sleep(2 * ms)
}

func tryHand(hand chan<- string, letter string) bool {
	select {
	case hand <- letter:
		return true
	default:
		return false
	}
}

// courier hands a letter over, however often it has to try.
func courier(hand chan<- string, letter string) {
	for !tryHand(hand, letter) {
		time.Sleep(ms / 2) // this is polling: to wait would be better
	}
}

// receiver comes late to take what is handed over.
func receiver(hand <-chan string, thanks chan<- struct{}) {
	time.Sleep(180 * ms)
	for range couriers {
		fmt.Println("handed over:", <-hand)
	}
	close(thanks)
}

func main() {
	defer capture.Start()()

	mailbox := make(chan string, 1)
	tryTake(mailbox)     // empty: nothing to take
	tryPut(mailbox, "A") // there is room
	tryPut(mailbox, "B") // full: no room
	tryTake(mailbox)     // A
	tryTake(nil)         // nil is never ready
	close(mailbox)
	tryTake(mailbox) // closed is always ready

	hand := make(chan string) // without a buffer: somebody must be waiting
	thanks := make(chan struct{})
	fmt.Println("handed over to nobody:", tryHand(hand, "C"))
	for i := range couriers {
		go courier(hand, fmt.Sprint("D", i))
	}
	go receiver(hand, thanks)
	<-thanks
}
