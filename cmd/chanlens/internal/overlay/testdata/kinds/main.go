// Kinds does one of each kind of channel operation, recorded, in an order that is
// always the same for each goroutine.
//
//	kinds TRACE
package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/trace"
	"strings"
	"sync"
)

func main() {
	file, err := os.Create(os.Args[1])
	check(err)
	check(trace.Start(file))
	for _, kind := range []func(){unbuffered, buffered, closed, closedUnderSender, nils, polls, selects, selectParks, selectClosed, described} {
		kind()
	}
	trace.Stop()
	check(file.Close())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// parked starts f and returns when it waits in a state of that name.
func parked(state string, f func()) (wait func()) {
	before := waiting(state)
	var done sync.WaitGroup // no channel, which would be recorded
	done.Add(1)
	go func() {
		defer done.Done()
		f()
	}()
	for waiting(state) == before {
		runtime.Gosched()
	}
	return done.Wait
}

// waiting counts the goroutines that wait in a state.
func waiting(state string) int {
	n := runtime.Stack(dump, true)
	return strings.Count(string(dump[:n]), "["+state)
}

var dump = make([]byte, 1<<16)

func panics(f func()) {
	defer func() { _ = recover() }()
	f()
}

func unbuffered() {
	c := make(chan int)
	wait := parked("chan send", func() { c <- 1 })
	<-c
	wait()
	wait = parked("chan receive", func() { <-c })
	c <- 2
	wait()
}

func buffered() {
	c := make(chan int, 2)
	c <- 1
	c <- 2
	wait := parked("chan send", func() { c <- 3 })
	<-c
	<-c
	<-c
	wait()
}

func closed() {
	c := make(chan int, 1)
	c <- 1
	close(c)
	for range c {
	}
	panics(func() { c <- 2 })
	panics(func() { close(c) })
	d := make(chan int)
	wait := parked("chan receive", func() { <-d })
	close(d)
	wait()
}

func closedUnderSender() {
	c := make(chan int)
	wait := parked("chan send", func() { panics(func() { c <- 1 }) })
	close(c)
	wait()
}

func nils() {
	var c chan int
	panics(func() { close(c) })
	parked("chan send (nil chan)", func() { c <- 1 })
	parked("chan receive (nil chan)", func() { <-c })
}

func polls() {
	var null chan int
	open, full := make(chan int), make(chan int, 1)
	full <- 1
	for _, c := range []chan int{null, full} {
		select {
		case c <- 1:
		default:
		}
	}
	for _, c := range []chan int{null, open} {
		select {
		case <-c:
		default:
		}
	}
	close(open)
	select {
	case <-open:
	default:
	}
}

func selects() {
	a, b := make(chan int, 1), make(chan int)
	select {
	case a <- 1:
	case <-b:
	}
	select {
	case <-a:
	case <-b:
	}
	select {
	case <-a:
	case <-b:
	default:
	}
}

func selectParks() {
	a, b := make(chan int), make(chan int)
	wait := parked("select", func() {
		select {
		case a <- 1:
		case <-b:
		}
	})
	<-a
	wait()
	wait = parked("chan send", func() { b <- 1 })
	select {
	case a <- 1:
	case <-b:
	}
	wait()
}

func selectClosed() {
	a, b, never := make(chan int), make(chan int), make(chan int)
	wait := parked("select", func() {
		select {
		case <-a:
		case <-b:
		}
	})
	close(a)
	wait()
	wait = parked("select", func() {
		panics(func() {
			select {
			case b <- 1:
			case <-never:
			}
		})
	})
	close(b)
	wait()
	panics(func() {
		select {
		case b <- 1:
		case <-never:
		}
	})
}

func described() {
	c := make(chan struct {
		ALongName, AnotherLongName, AThirdLongName, AFourthLongName map[string][]string
		AndANameThatIsLongerThanAllOfThemTogether                   struct{ Äöü [12]map[int]chan<- string }
	}, 3)
	close(c)
}
