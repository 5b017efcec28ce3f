//go:build !unix

package traceparse

import "time"

var began = time.Now()

// busy returns the time of day, where it is not told how long the processors have worked.
func busy() time.Duration { return time.Since(began) }
