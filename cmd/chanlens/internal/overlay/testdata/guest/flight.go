//go:build go1.25

package main

import (
	"fmt"
	"os"
	"runtime/trace"
)

func init() {
	record = func() {
		r := trace.NewFlightRecorder(trace.FlightRecorderConfig{})
		check(r.Start())
		log("flight")
		f, err := os.Create(os.Args[len(os.Args)-1])
		check(err)
		_, err = r.WriteTo(f)
		check(err)
		check(f.Close())
		r.Stop()
		fmt.Println("flight recorder: written")
	}
}
