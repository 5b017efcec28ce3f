// Package results holds scenarios about goroutines that bring one result.
package results
