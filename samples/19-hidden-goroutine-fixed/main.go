// Hidden-goroutine-fixed demonstrates a function that leaves concurrency to its
// caller.
//
// List calls visit with each name, until visit has had enough. It starts
// nothing, so there is nothing to end. In the timeline, the three find
// goroutines are those that main has asked for: the caller knows that there are
// three folders, that they can be searched at once, and how to wait for the
// results. After the last result main is alone.
package main

import (
	"fmt"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const ms = time.Millisecond

var folders = map[string][]string{
	"docs":   {"index", "notes", "readme", "style", "terms"},
	"images": {"arrow", "button", "cross", "dot", "edge", "flag", "grid", "house", "icon"},
	"logs":   {"april", "notes", "march", "june", "july"},
}

// list calls visit with each name in a folder until visit returns false.
func list(folder string, visit func(name string) bool) {
	for _, name := range folders[folder] {
		busy.For(2 * ms)
		if !visit(name) {
			return
		}
	}
}

// find looks for a name in a folder.
func find(folder, wanted string, results chan<- string) {
	result := "not found"
	list(folder, func(name string) bool {
		busy.For(1 * ms)
		if name == wanted {
			result = "found"
			return false
		}
		return true
	})
	results <- folder + ": " + result
}

func main() {
	defer capture.Start()()

	results := make(chan string)
	for folder := range folders {
		go find(folder, "notes", results)
	}
	for range folders {
		fmt.Println(<-results)
	}
	time.Sleep(60 * ms)
}
