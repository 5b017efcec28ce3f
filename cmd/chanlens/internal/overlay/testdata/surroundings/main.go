// Surroundings shows, or changes, what a process has around it, as its argument
// says.
package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"runtime/trace"
	"strings"
	"syscall"
	"time"
)

func main() {
	switch os.Args[1] {
	case "environment":
		show()
		child := exec.Command(os.Args[0], "child")
		child.Stdout, child.Stderr = os.Stdout, os.Stderr
		check(child.Run())
	case "child":
		show()
	case "descriptors":
		f, err := os.Open(os.DevNull)
		check(err)
		fmt.Println("descriptor", f.Fd(), "goroutines", runtime.NumGoroutine())
	case "close all":
		for fd := 3; fd < 1<<12; fd++ {
			syscall.Close(fd)
		}
		check(os.Chdir("/"))
		time.Sleep(1500 * time.Millisecond) // a generation is written
		log("last")
	case "for":
		log("last")
		time.Sleep(300 * time.Millisecond)
		log("too late")
		fmt.Println("deadlocks")
		select {}
	}
}

func show() {
	for _, v := range os.Environ() {
		if strings.HasPrefix(v, "CHANLENS_") {
			fmt.Println(v)
		}
	}
	fmt.Println(os.Args[1], "has", os.Getenv("CHANLENS_TRACE"), os.Getenv("CHANLENS_TRACE_OPTIONS"), os.Getenv("KEPT"))
}

func log(what string) { trace.Log(context.Background(), "surroundings", what) }

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
