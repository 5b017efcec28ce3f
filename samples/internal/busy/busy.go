// Package busy stands for the computations of the sample programs.
package busy

import "time"

// For keeps its goroutine running for d. Unlike time.Sleep it never blocks, so
// a timeline shows the goroutine at work.
func For(d time.Duration) {
	for begin := time.Now(); time.Since(begin) < d; {
	}
}
