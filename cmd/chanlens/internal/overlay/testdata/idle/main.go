// Idle waits for something that is no goroutine, as its argument says: the runtime
// must not take it for a deadlock.
package main

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"runtime/debug"
	"sync"
	"syscall"
	"time"
)

// long is how long a wait lasts: several looks of whoever looks for deadlocks.
const long = 900 * time.Millisecond

func main() {
	ways[os.Args[1]]()
	fmt.Println("done")
}

var ways = map[string]func(){
	"sleep": func() { time.Sleep(long) },
	"sleep of another goroutine": func() {
		c := make(chan int)
		go func() { time.Sleep(long); c <- 1 }()
		<-c
	},
	"after": func() { <-time.After(long) },
	"after func": func() {
		c := make(chan int)
		time.AfterFunc(long, func() { close(c) })
		<-c
	},
	"ticker": func() {
		t := time.NewTicker(long / 3)
		for range 3 {
			<-t.C
		}
	},
	"context": func() {
		ctx, cancel := context.WithTimeout(context.Background(), long)
		defer cancel()
		<-ctx.Done()
	},
	"mutex held by a sleeper": func() {
		var mu sync.Mutex
		mu.Lock()
		go func() { time.Sleep(long); mu.Unlock() }()
		mu.Lock()
	},
	"listener": func() {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		check(err)
		done := make(chan error)
		go func() {
			_, err := l.Accept()
			done <- err
		}()
		check(exec.Command("sleep", "0.9").Run())
		_, err = net.Dial("tcp", l.Addr().String())
		check(err)
		check(<-done)
	},
	"child process": func() {
		var wg sync.WaitGroup
		wg.Add(1)
		go func() {
			defer wg.Done()
			check(exec.Command("sleep", "0.9").Run())
		}()
		wg.Wait()
	},
	"standard input": func() {
		c := make(chan string)
		go func() {
			line, _ := bufio.NewReader(os.Stdin).ReadString('\n')
			c <- line
		}()
		fmt.Print(<-c)
	},
	"signal": func() {
		c := make(chan os.Signal, 1)
		signal.Notify(c, syscall.SIGUSR1)
		check(exec.Command("sh", "-c", fmt.Sprintf("sleep 0.9; kill -USR1 %d", os.Getpid())).Start())
		<-c
	},
	"system call": func() {
		c := make(chan int)
		go func() {
			var p [2]int
			check(syscall.Pipe(p[:]))
			go func() {
				runtime.LockOSThread()
				syscall.Select(0, nil, nil, nil, &syscall.Timeval{Usec: 900_000})
				syscall.Write(p[1], []byte("x"))
			}()
			syscall.Read(p[0], make([]byte, 1))
			c <- 1
		}()
		<-c
	},
	"finalizer": func() {
		c := make(chan int)
		runtime.SetFinalizer(&struct{ x [64]byte }{}, func(*struct{ x [64]byte }) {
			time.Sleep(long)
			close(c)
		})
		runtime.GC()
		<-c
	},
	"collector at work": func() {
		debug.SetGCPercent(1)
		var wg sync.WaitGroup
		var stats runtime.MemStats
		until := time.Now().Add(long)
		for range 4 {
			wg.Add(1)
			go func() {
				defer wg.Done()
				for time.Now().Before(until) {
					runtime.GC()
					runtime.ReadMemStats(&stats)
					debug.FreeOSMemory()
				}
			}()
		}
		wg.Wait()
	},
	"main is gone": func() {
		time.AfterFunc(long, func() { fmt.Println("done"); os.Exit(0) })
		runtime.Goexit()
	},
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
