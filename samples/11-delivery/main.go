// Delivery demonstrates that a send on a buffered channel says nothing of a
// receiver: what was sent may never be delivered.
//
// In the timeline, takeOrders sends six orders within a moment, for the channel
// has room for all of them. It believes that they are delivered, and closes the
// shop. The clerk is at its first order then. It sees that the shop is closed
// and leaves; the other orders stay in the channel.
//
// The cure is a channel without a buffer: its send completes when the clerk has
// the order in hand.
package main

import (
	"fmt"
	"time"

	"chanlens/samples/internal/capture"
)

const (
	ms    = time.Millisecond
	count = 6
)

func takeOrders(orders chan<- int, closed chan<- struct{}) {
	for i := range count {
		orders <- i
	}
	close(closed) // all orders are delivered
}

// clerk packs orders until the shop is closed.
func clerk(orders <-chan int, closed <-chan struct{}, packed chan<- int) {
	n := 0
	for !isClosed(closed) {
		select {
		case <-orders:
			time.Sleep(20 * ms) // pack it
			n++
		case <-closed:
		}
	}
	packed <- n
}

func isClosed(closed <-chan struct{}) bool {
	select {
	case <-closed:
		return true
	default:
		return false
	}
}

func main() {
	defer capture.Start()()

	orders := make(chan int, count) // with a buffer: this is the mistake
	closed := make(chan struct{})
	packed := make(chan int)
	go clerk(orders, closed, packed)
	time.Sleep(20 * ms)
	go takeOrders(orders, closed)
	fmt.Println("sent", count, "orders, packed", <-packed)
}
