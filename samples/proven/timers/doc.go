// Package timers holds scenarios about goroutines that wait for time to pass.
package timers
