// Package contexts holds scenarios about goroutines that a context ends.
package contexts
