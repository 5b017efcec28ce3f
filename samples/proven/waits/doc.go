// Package waits holds scenarios about goroutines that wait for others to end or
// to be ready.
package waits
