// Package capture gives every sample program its -trace flag.
package capture

import (
	"bytes"
	"flag"
	"log"
	"os"
	"runtime/trace"
)

var output = flag.String("trace", "", "write an execution trace to `file`")

// Start parses the command line and, if -trace asks for it, begins to record.
// The function it returns ends the recording and writes the file. Without
// -trace both do nothing more, and the program runs untraced.
//
//	defer capture.Start()()
//
// A deferred call is the right one: goroutines that are still blocked when
// main returns are then part of the trace.
func Start() (stop func()) {
	flag.Parse()
	if *output == "" {
		return func() {}
	}

	// The trace is kept in memory so that no write to a file shows up in it.
	var recorded bytes.Buffer
	if err := trace.Start(&recorded); err != nil {
		log.Fatal(err)
	}
	return func() {
		trace.Stop()
		if err := os.WriteFile(*output, recorded.Bytes(), 0o644); err != nil {
			log.Fatal(err)
		}
	}
}
