// Package hubs holds scenarios about goroutines that wait for news.
package hubs
