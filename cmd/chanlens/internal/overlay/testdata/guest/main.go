// Guest has traces of its own: one by runtime/trace.Start, twice, and then what
// else this Go release has.
package main

import (
	"context"
	"fmt"
	"os"
	"runtime/trace"
	"time"
)

func main() {
	fmt.Println("enabled:", trace.IsEnabled())
	trace.Stop() // what is not on
	log("before")
	for i := 1; i < len(os.Args); i++ {
		name := os.Args[i]
		f, err := os.Create(name)
		check(err)
		check(trace.Start(f))
		fmt.Println("again:", trace.Start(f) != nil)
		trace.WithRegion(context.Background(), "region", func() { log("inside") })
		time.Sleep(10 * time.Millisecond)
		trace.Stop()
		check(f.Close())
		log("between")
	}
	record()
	log("last")
}

func log(what string) { trace.Log(context.Background(), "guest", what) }

// record uses the flight recorder, where there is one.
var record = func() {}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
