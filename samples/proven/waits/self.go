package waits

import (
	"sync"

	"chanlens/samples/proven"
)

// The last member of a group waits for the group, and so for itself.
func selfWait(stop func()) {
	cleanUp()
	proven.Pause(60)
	stop()
}

func cleanUp() {
	var all sync.WaitGroup
	for i := range 3 {
		all.Add(1)
		go func() {
			defer all.Done()
			proven.Pause(i)
		}()
	}
	all.Add(1)
	go func() {
		defer all.Done()
		all.Wait()
	}()
}

// Two sides of a protocol that does not fit: both wait for the other's turn.
func mismatch(stop func()) {
	good := session(true)
	session(false)
	proven.Pause(25)
	stop()
	good <- "bye"
}

func session(greets bool) chan string {
	up, down := make(chan string), make(chan string)
	go func() {
		if greets {
			down <- "hello" // the server speaks first
		}
		for m := range up {
			if m == "bye" {
				close(down)
				return
			}
		}
	}()
	go func() {
		for range down {
		}
	}()
	return up
}

// Rounds of a game: the players work in each, and the master waits for all of
// them before the next.
func rounds(stop func()) {
	over := make(chan int)
	go func() {
		moves := make([]int, 3)
		for round := range 4 {
			var turn sync.WaitGroup
			for i := range moves {
				turn.Go(func() { proven.Pause(15 * (i + round)); moves[i]++ })
			}
			turn.Wait()
		}
		over <- moves[0]
	}()
	proven.Pause(120)
	stop()
	<-over
}

// A ping-pong of two, of which one thinks before it plays.
func pingPong(stop func()) {
	ping, pong := make(chan int), make(chan int)
	go func() {
		defer close(pong)
		for b := range ping {
			proven.Pause(b * 8)
			pong <- b + 1
		}
	}()
	end := make(chan bool)
	go func() {
		defer close(end)
		for b := 0; b < 9; b = <-pong {
			ping <- b
		}
		close(ping)
	}()
	proven.Pause(90)
	stop()
	<-end
}

func init() {
	proven.Leaking("group-self", "member that waits for its own group", 1, selfWait)
	proven.Leaking("protocol-mismatch", "two sides that wait for each other, and two that are fine", 2, mismatch)
	proven.Healthy("rounds", "WaitGroup in rounds", rounds)
	proven.Healthy("ping-pong", "ping-pong with a slow player", pingPong)
}
