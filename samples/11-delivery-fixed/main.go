// Delivery-fixed demonstrates that a send on a channel without a buffer is a
// guarantee of delivery.
//
// When such a send completes, the value has been received. In the timeline,
// takeOrders now waits in its sends until the clerk comes for the next order.
// When it closes the shop, the clerk has the last order in hand. It packs that
// one, too, and leaves; no order is lost.
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

	orders := make(chan int) // without a buffer: sent is delivered
	closed := make(chan struct{})
	packed := make(chan int)
	go clerk(orders, closed, packed)
	time.Sleep(20 * ms)
	go takeOrders(orders, closed)
	fmt.Println("sent", count, "orders, packed", <-packed)
}
