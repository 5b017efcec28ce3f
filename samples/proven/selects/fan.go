package selects

import (
	"reflect"

	"chanlens/samples/proven"
)

// gather receives from any number of channels until all are closed.
func gather(from []chan int, sum chan<- int) {
	cases := make([]reflect.SelectCase, len(from))
	for i, c := range from {
		cases[i] = reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(c)}
	}
	total := 0
	for len(cases) > 0 {
		i, v, ok := reflect.Select(cases)
		if ok {
			total += int(v.Int())
		} else {
			cases = append(cases[:i], cases[i+1:]...)
		}
	}
	sum <- total
}

// A select through reflection, over channels that somebody will close.
func reflected(stop func()) {
	sum := make(chan int)
	from := []chan int{make(chan int), make(chan int), make(chan int)}
	go gather(from, sum)
	from[1] <- 5
	proven.Pause(85)
	stop()
	for _, c := range from {
		close(c)
	}
	<-sum
}

// The same where one channel of three is not closed.
func reflectedForgotten(stop func()) {
	average()
	proven.Pause(25)
	stop()
}

func average() {
	sum := make(chan int, 1)
	from := []chan int{make(chan int), make(chan int), make(chan int)}
	go gather(from, sum)
	for i, c := range from {
		c <- i
		if i > 0 {
			close(c)
		}
	}
}

// Workers watch two ways to end, of which none is left: the one was dropped, and
// the other one never existed. For others there is the one.
func waysToEnd(stop func()) {
	kept := watch(2)
	watch(2)
	proven.Pause(20)
	stop()
	close(kept)
}

func watch(n int) chan struct{} {
	quit := make(chan struct{})
	var reload chan string // not configured
	for range n {
		go func() {
			for {
				select {
				case <-reload:
				case <-quit:
					return
				}
			}
		}()
	}
	return quit
}

func init() {
	proven.Healthy("reflect-select", "select through reflection", reflected)
	proven.Leaking("reflect-select-forgotten", "select through reflection, one channel not closed", 1, reflectedForgotten)
	proven.Leaking("select-ways-to-end", "selects at one place, half of them dropped", 2, waysToEnd)
}
