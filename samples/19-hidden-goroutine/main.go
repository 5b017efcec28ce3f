// Hidden-goroutine demonstrates a function that starts a goroutine which its
// caller cannot see, and cannot end.
//
// List returns a channel of names, and walk sends them. In the timeline, three
// find goroutines look for a name, and each has a walk beside it that it never
// asked for. The one in "images" reads all names to the end. The other two find
// what they look for and return: their walk goroutines stay blocked in a send
// up to the right edge.
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

// list returns the names in a folder.
func list(folder string) <-chan string {
	names := make(chan string)
	go walk(folder, names) // this is the mistake: the caller cannot end it
	return names
}

func walk(folder string, names chan<- string) {
	defer close(names)
	for _, name := range folders[folder] {
		busy.For(2 * ms)
		names <- name
	}
}

// find looks for a name in a folder.
func find(folder, wanted string, results chan<- string) {
	for name := range list(folder) {
		busy.For(1 * ms)
		if name == wanted {
			results <- folder + ": found"
			return
		}
	}
	results <- folder + ": not found"
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
