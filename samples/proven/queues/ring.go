package queues

import "chanlens/samples/proven"

// A ring passes a token round. Whoever has it works a little.
func ring(n int) (in, out chan int) {
	in = make(chan int)
	from := in
	for range n - 1 {
		to := make(chan int)
		go station(from, to)
		from = to
	}
	return in, from
}

func station(from <-chan int, to chan<- int) {
	for token := range from {
		proven.Pause(1)
		to <- token + 1
	}
	close(to)
}

// Four stations wait each for the one before it, in a circle, and the token is
// in nobody's hand.
func ringWithoutToken(stop func()) {
	lostRing(4)
	proven.Pause(20)
	stop()
}

func lostRing(n int) {
	in, out := ring(n)
	go station(out, in)
	// in <- 0 was forgotten
}

// Of two rings one has lost its token, and its station that is to pass it on
// has none. Of the other one the token is in the hand of main.
func ringsMixed(stop func()) {
	in, out := ring(4)
	in <- 0
	token := <-out
	lostRing(3)
	proven.Pause(55)
	stop()
	in <- token
	<-out
	close(in)
}

func init() {
	proven.Leaking("ring-without-token", "a ring, each waiting for the one before", 4, ringWithoutToken)
	proven.Leaking("ring-and-ring", "a dead ring and one whose token is held", 3, ringsMixed)
}
