// Package locks holds scenarios about goroutines that wait for a lock.
package locks
