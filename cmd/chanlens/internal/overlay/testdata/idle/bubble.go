//go:build go1.25

//go:debug asynctimerchan=0

package main

import (
	"os"
	"testing"
	"testing/synctest"
	"time"
)

func init() {
	ways["bubble"] = func() {
		os.Args = os.Args[:1]
		testing.Main(func(_, _ string) (bool, error) { return true, nil }, []testing.InternalTest{{Name: "TestBubble", F: func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				c := make(chan int)
				go func() { time.Sleep(time.Hour); c <- 1 }()
				<-c
			})
			time.Sleep(long) // outside, in true time
		}}}, nil, nil)
	}
}
