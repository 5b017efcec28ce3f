// Capacity demonstrates that a buffer takes in a burst of its own size, but
// makes no receiver quicker.
//
// In the timeline the same burst of six values comes twice. Through a channel
// of capacity 1, sendOne has to wait for the receiver again and again. Through
// one of capacity 6, sendBurst never waits, and is free long before the last
// value has been received. At last sendStream sends twenty-four values through
// a channel of capacity 6: the buffer fills, and from then on the sender waits
// for every receive, as it did with capacity 1.
package main

import (
	"fmt"
	"time"

	"chanlens/samples/internal/capture"
)

const (
	burst  = 6
	stream = 24
	pace   = 5 * time.Millisecond // of the receiver, for each value
)

func sendOne(one chan<- int) {
	for i := range burst {
		one <- i
	}
	close(one)
}

func sendBurst(room chan<- int) {
	for i := range burst {
		room <- i
	}
	close(room)
}

func sendStream(queue chan<- int) {
	for i := range stream {
		queue <- i
	}
	close(queue)
}

// receive takes values at a steady pace until their channel is closed.
func receive(values <-chan int) (n int) {
	for range values {
		time.Sleep(pace)
		n++
	}
	return n
}

func main() {
	defer capture.Start()()

	one := make(chan int, 1)
	go sendOne(one)
	fmt.Println("capacity 1: a burst of", receive(one))

	room := make(chan int, burst)
	go sendBurst(room)
	fmt.Println("capacity 6: a burst of", receive(room))

	queue := make(chan int, burst)
	go sendStream(queue)
	fmt.Println("capacity 6: a stream of", receive(queue))
}
