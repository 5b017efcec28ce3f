package proven

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"runtime/trace"
	"sync"
)

// recorded is the trace. It is kept in memory so that no write to a file shows
// up in it.
var recorded bytes.Buffer

// Record runs a scenario, and writes its trace and the truth about it. It
// returns as soon as both are written and the scenario has returned. A name
// may be empty: then that file is not written. There can be one recording at a
// time.
func Record(s Scenario, traceFile, truthFile string) error {
	recorded.Reset()
	if err := trace.Start(&recorded); err != nil {
		return err
	}
	var (
		stopped bool
		failed  error
	)
	stop := sync.OnceFunc(func() {
		stuck, proved := prove()
		trace.Stop()
		stopped = true
		failed = write(s, traceFile, truthFile, stuck, proved)
	})
	s.Run(stop)
	if !stopped {
		trace.Stop()
		return errors.New(s.Name + " returned without stopping the recording")
	}
	return failed
}

// Restart forgets what was recorded so far, and begins anew. A scenario calls it
// to show a program that has been running for a while: of the goroutines that
// are there, the trace does not tell who created them, nor why they wait.
func Restart() {
	trace.Stop()
	recorded.Reset()
	if err := trace.Start(&recorded); err != nil {
		panic(err) // it was possible a moment ago
	}
}

func write(s Scenario, traceFile, truthFile string, stuck []Blocked, proved bool) error {
	if traceFile != "" {
		if err := os.WriteFile(traceFile, recorded.Bytes(), 0o644); err != nil {
			return err
		}
	}
	if truthFile == "" {
		return nil
	}
	if !proved {
		return errors.New("built without GOEXPERIMENT=goroutineleakprofile: nothing can be proved")
	}
	text, err := json.MarshalIndent(Truth{s.Class(), s.Kind, stuck, []int{}}, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(truthFile, text, 0o644)
}
