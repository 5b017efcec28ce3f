package main

import (
	"errors"
	"os"
	"runtime/trace"
	"strings"
	"testing"
	"time"
)

// The README shows what stands between here …
var recorder = trace.NewFlightRecorder(trace.FlightRecorderConfig{MinAge: 5 * time.Second})

// saveTrace writes what happened in the last seconds to a file.
func saveTrace(name string) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	_, err = recorder.WriteTo(f)
	return errors.Join(err, f.Close())
}

// … and here.

// The README's way to use the flight recorder is this one, and leads to a trace.
func TestReadmeFlightRecorder(t *testing.T) {
	source, err := os.ReadFile("flightrecorder_test.go")
	if err != nil {
		t.Fatal(err)
	}
	_, code, _ := strings.Cut(string(source), "between here …\n")
	code, _, _ = strings.Cut(code, "\n// … and here.")
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	if block := "```go\n" + code + "```\n"; !strings.Contains(string(text), block) {
		t.Errorf("the README does not show\n%s", block)
	}

	if err := recorder.Start(); err != nil {
		t.Skip(err) // the tests are recorded already
	}
	defer recorder.Stop()
	file := t.TempDir() + "/last.trace"
	if err := saveTrace(file); err != nil {
		t.Fatal(err)
	}
	if code, stdout, stderr := chanlens(t, nil, "report", file); code != exitOK || stderr != "" {
		t.Errorf("code %d, stderr %s\n%s", code, stderr, stdout)
	}
}
