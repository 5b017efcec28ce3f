package main

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"testing"

	"chanlens/cmd/chanlens/internal/report"
)

// Reports on real traces of Go 1.11 to 1.26, which lie beside the repository
// where there are any, keep the contract, and add up.
func TestRealTraces(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(root, "../shared/traces/*/*.trace"))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Skip("no traces in ../shared/traces beside the repository")
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			code, stdout, stderr := chanlens(t, nil, "report", "--format", "json", file)
			if code != 0 || stderr != "" {
				t.Fatalf("code %d, stderr %q", code, stderr)
			}
			dec := json.NewDecoder(bytes.NewReader([]byte(stdout)))
			dec.DisallowUnknownFields()
			var d report.Document
			if err := dec.Decode(&d); err != nil {
				t.Fatal(err)
			}
			checkSums(t, d)
		})
	}
}

// checkSums holds the parts of a report against one another.
func checkSums(t *testing.T, d report.Document) {
	t.Helper()
	bucket := func(op string) string {
		if op == "sync.RWMutex.Lock" {
			return "sync.Mutex.Lock" // where a writer waits behind another, blocked says this and waits that
		}
		return op
	}
	open := make(map[string]int)
	for _, w := range d.Waits {
		open[bucket(w.Op)] += w.Open
		if w.Count < 1 || w.Open > w.Count || w.P50NS > w.P99NS || w.P99NS > w.MaxNS || w.MaxNS > w.TotalNS || w.MaxNS > d.Trace.DurationNS {
			t.Errorf("line does not add up: %+v", w)
		}
	}
	blocked := make(map[string]int)
	for _, b := range d.Blocked {
		blocked[bucket(b.Op)]++
		if b.SinceNS+b.BlockedNS != d.Trace.DurationNS {
			t.Errorf("goroutine %d is blocked from %d for %d, which is not the end at %d", b.Goroutine, b.SinceNS, b.BlockedNS, d.Trace.DurationNS)
		}
	}
	for op, n := range blocked {
		if open[op] != n {
			t.Errorf("%d goroutines are blocked in %s, but %d such waits are open", n, op, open[op])
		}
	}
}
