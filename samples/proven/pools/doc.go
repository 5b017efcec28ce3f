// Package pools holds scenarios about goroutines that wait for work.
package pools
