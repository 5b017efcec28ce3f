package limits

import "chanlens/samples/proven"

// Forty subscriptions, started by one line. Every other one is kept in a list
// that is closed in the end; the rest were dropped at once.
func mass(stop func()) {
	var kept []chan int
	for i := range 40 {
		c := make(chan int)
		go subscription(c)
		if i%2 == 0 {
			kept = append(kept, c)
		}
	}
	for _, c := range kept {
		c <- 1
	}
	proven.Pause(110)
	stop()
	for _, c := range kept {
		close(c)
	}
}

func subscription(c <-chan int) {
	for range c {
	}
}

// A parent goroutine holds its children, a grandparent the parent: a tree of
// goroutines, each waiting for the one above. The root of one tree is in main's
// hand.
func trees(stop func()) {
	root := plant(2)
	plant(1)
	proven.Pause(75)
	stop()
	close(root)
}

func plant(depth int) chan struct{} {
	quit := make(chan struct{})
	go node(depth, quit)
	return quit
}

func node(depth int, quit <-chan struct{}) {
	var children []chan struct{}
	for range 2 * depth {
		children = append(children, plant(depth-1))
	}
	<-quit
	for _, c := range children {
		close(c)
	}
}

func init() {
	proven.Leaking("mass", "forty at one place, every other one dropped", 20, mass)
	proven.Leaking("trees", "trees of goroutines, one root kept", 3, trees)
}
