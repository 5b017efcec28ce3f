//go:build unix

package traceparse

import (
	"syscall"
	"time"
)

// busy returns how long the processors have worked for this process. Unlike the time of
// day, it says what an input costs on a machine that does other things, too.
func busy() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
