// Ends does some work, and ends in the way that its argument says.
package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"os/signal"
	"runtime"
	"runtime/trace"
	"sync"
	"syscall"
	"time"
)

// early is work before main, in the initialisation of a package.
var early = work()

// work sends a hundred numbers through a channel, and returns their sum.
func work() int {
	c := make(chan int)
	go func() {
		defer close(c)
		for i := range 100 {
			c <- i
		}
	}()
	sum := 0
	for i := range c {
		sum += i
	}
	return sum
}

// last says in the trace that nothing follows but the end.
func last() { trace.Log(context.Background(), "ends", "last") }

func main() {
	log.SetFlags(0)
	fmt.Println("sum", early, work())
	way, ok := ways[os.Args[1]]
	if !ok {
		log.Fatalf("no way to end is called %q", os.Args[1])
	}
	way()
}

var ways = map[string]func(){
	"return":   last,
	"exit 0":   func() { last(); os.Exit(0) },
	"exit 3":   func() { last(); os.Exit(3) },
	"raw exit": func() { last(); syscall.Exit(4) },
	"log.Fatal": func() {
		last()
		log.Fatal("bye")
	},
	"exit of another goroutine": func() {
		go func() { last(); os.Exit(5) }()
		select {}
	},
	"exit beside a busy goroutine": func() {
		go func() {
			for {
			}
		}()
		last()
		os.Exit(6)
	},
	"panic": func() { last(); panic("boom") },
	"panic of another goroutine": func() {
		go func() { last(); panic(fmt.Errorf("boom")) }()
		select {}
	},
	"panic while panicking": func() {
		defer func() { last(); panic("second") }()
		panic("first")
	},
	"nil dereference": func() {
		last()
		var p *int
		fmt.Println(*p)
	},
	"unlock of unlocked mutex": func() {
		last()
		new(sync.Mutex).Unlock()
	},
	"map race": func() {
		m := map[int]int{}
		runtime.GOMAXPROCS(4) // one alone may never see it
		last()
		for i := range 8 {
			go func() {
				for {
					m[i]++
				}
			}()
		}
		select {}
	},
	"stack overflow": func() {
		last()
		var f func(int) int
		f = func(n int) int { return f(n+1) + 1 }
		f(0)
	},
	"goexit": func() {
		time.AfterFunc(time.Millisecond, func() { last(); os.Exit(7) })
		runtime.Goexit()
	},
	"goexit and nobody left": func() { last(); runtime.Goexit() },
	"deadlock": func() {
		var mu sync.Mutex
		mu.Lock()
		go func() { make(chan int) <- 1 }()
		go mu.Lock()
		time.Sleep(time.Millisecond)
		last()
		<-make(chan int)
	},
	"deadlock of a wait group": func() {
		var wg sync.WaitGroup
		wg.Add(1)
		last()
		wg.Wait()
	},
	"deadlock in a select": func() { last(); select {} },
	"deadlock on nil":      func() { last(); <-chan int(nil) },
	"wait": func() { // for a signal from outside
		last()
		fmt.Println("ready")
		time.Sleep(time.Minute)
	},
	"busy": func() {
		last()
		fmt.Println("ready")
		for {
		}
	},
	"handled": func() {
		c := make(chan os.Signal, 1)
		signal.Notify(c, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
		fmt.Println("ready")
		fmt.Println("got", <-c)
		last()
		os.Exit(8)
	},
	"ignored": func() {
		signal.Ignore(syscall.SIGINT)
		fmt.Println("ready")
		time.Sleep(300 * time.Millisecond)
		last()
	},
	"broken pipe": func() {
		time.Sleep(100 * time.Millisecond) // until who reads the first line has gone
		last()
		for {
			fmt.Println("to nobody")
		}
	},
	"exec": func() {
		last()
		err := syscall.Exec("/bin/sh", []string{"sh", "-c", "echo trace=$CHANLENS_TRACE; exit 9"}, os.Environ())
		log.Fatal(err)
	},
}
