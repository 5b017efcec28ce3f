// Stuck blocks a goroutine in each way there is and writes, into the folder named as its
// argument, an execution trace of that and every form of goroutine dump. Then it dies of
// a panic, or, with a second argument, waits for SIGQUIT.
//
// Record its dumps anew, with the release of Go whose forms they are to have, by
//
//	GOEXPERIMENT=goroutineleakprofile go build -trimpath -o stuck ./stuck
//	mkdir out
//	GODEBUG=tracebacklabels=1 GOTRACEBACK=all ./stuck out 2> out/panic.txt
//	GODEBUG=tracebackancestors=5 ./stuck out 2> /dev/null && mv out/goroutine.txt out/ancestors.txt
//	GOTRACEBACK=system ./stuck out quit 2> out/quit.txt    # SIGQUIT after a minute
package main

import (
	"context"
	"log"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"runtime/trace"
	"sync"
	"time"
)

func send()    { make(chan int) <- 1 }
func receive() { <-make(chan int) }

func ranges() {
	for range make(chan int) {
	}
}

func selects() {
	select {
	case <-make(chan int):
	case make(chan int) <- 1:
	}
}

func selectNothing() { select {} }

var none chan int

func receiveNil() { <-none }
func sendNil()    { none <- 1 }

func lock() {
	var m sync.Mutex
	m.Lock()
	m.Lock()
}

func readLock() {
	var m sync.RWMutex
	m.Lock()
	m.RLock()
}

func writeLock() {
	var m sync.RWMutex
	m.RLock()
	m.Lock()
}

func queueLock() {
	var m sync.RWMutex
	m.RLock()
	go m.Lock()
	time.Sleep(20 * time.Millisecond)
	m.Lock()
}

func once() {
	var o sync.Once
	go o.Do(func() { <-none })
	time.Sleep(20 * time.Millisecond)
	o.Do(func() {})
}

func wait() {
	var w sync.WaitGroup
	w.Add(1)
	w.Wait()
}

func condition() {
	c := sync.NewCond(new(sync.Mutex))
	c.L.Lock()
	c.Wait()
}

var kept = make(chan int)

// held waits for what others can reach: it is blocked, and not leaked.
func held() { <-kept }

func sleep()                  { time.Sleep(time.Hour) }
func accept(l net.Listener)   { l.Accept() }
func generic[T any]()         { <-make(chan T) }
func pinned()                 { runtime.LockOSThread(); <-make(chan int) }
func (s *server) serve(n int) { s.c <- n }

type server struct{ c chan int }

func labelled() {
	pprof.Do(context.Background(), pprof.Labels("job", "a: b, [c]}]:"), func(context.Context) { <-make(chan int) })
}

//go:noinline
func deep(n int) {
	if n > 0 {
		deep(n - 1)
		return
	}
	<-make(chan int)
}

// start starts all of them.
func start() {
	for _, f := range []func(){
		send, receive, ranges, selects, selectNothing, receiveNil, sendNil, lock, readLock, writeLock,
		queueLock, once, wait, condition, held, sleep, generic[int], pinned, labelled,
	} {
		go f()
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	go accept(l)
	go deep(110)
	go func() { <-make(chan int) }()
	go (&server{make(chan int)}).serve(1)
	var w sync.WaitGroup
	w.Go(func() { <-make(chan int) })
}

func create(name string) *os.File {
	f, err := os.Create(filepath.Join(os.Args[1], name))
	if err != nil {
		log.Fatal(err)
	}
	return f
}

func dump(profile string, debug int, name string) {
	f := create(name)
	defer f.Close()
	if p := pprof.Lookup(profile); p != nil {
		p.WriteTo(f, debug)
	}
}

func main() {
	t := create("stuck.trace")
	trace.Start(t)
	start()
	time.Sleep(100 * time.Millisecond)
	if len(os.Args) > 2 {
		time.Sleep(time.Hour)
	}
	trace.Stop()
	t.Close()
	dump("goroutine", 2, "goroutine.txt")
	dump("goroutineleak", 2, "leak.txt")
	dump("goroutineleak", 1, "leak-counts.txt")
	dump("goroutineleak", 0, "leak.pb.gz")
	kept <- 1
	time.Sleep(20 * time.Millisecond)
	panic("done\n\ngoroutine 99 [chan send]:\nmain.send()")
}
