package proven_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"chanlens/samples/proven"
	_ "chanlens/samples/proven/all"
)

func truth(t *testing.T) map[string]proven.Truth {
	t.Helper()
	text, err := os.ReadFile("traces/truth.json")
	if err != nil {
		t.Fatal(err)
	}
	known := make(map[string]proven.Truth)
	if err := json.Unmarshal(text, &known); err != nil {
		t.Fatal(err)
	}
	return known
}

// TestRecorded holds scenarios, traces and truth against each other: for each of
// the one there is one of the others.
func TestRecorded(t *testing.T) {
	known := truth(t)
	names := make(map[string]bool)
	for _, s := range proven.All() {
		if names[s.Name] || !regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`).MatchString(s.Name) {
			t.Errorf("%q is no good name, or taken", s.Name)
		}
		names[s.Name] = true
		k, ok := known[s.Name]
		if !ok {
			t.Errorf("%s: not recorded; run go run ./samples/proven/record %[1]s", s.Name)
			continue
		}
		if k.Class != s.Class() || k.Subclass != s.Kind || len(k.Stuck) != s.Leaks {
			t.Errorf("%s: recorded as %s, %q, %d leaks; it is %s, %q, %d leaks",
				s.Name, k.Class, k.Subclass, len(k.Stuck), s.Class(), s.Kind, s.Leaks)
		}
	}
	for name := range known {
		if !names[name] {
			t.Errorf("%s: truth without a scenario", name)
		}
	}
	files, err := filepath.Glob("traces/*.trace")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if name := strings.TrimSuffix(filepath.Base(f), ".trace"); !names[name] {
			t.Errorf("%s: trace without a scenario", name)
		}
	}
}

// TestTraces looks at the traces as bytes; what they mean is tested where they
// are parsed.
func TestTraces(t *testing.T) {
	const limit = 40 << 10
	wd, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for name, k := range truth(t) {
		trace, err := os.ReadFile(filepath.Join("traces", name+".trace"))
		if err != nil {
			t.Error(err)
			continue
		}
		if !bytes.HasPrefix(trace, []byte("go 1.")) {
			t.Errorf("%s: trace begins %.16q", name, trace)
		}
		if len(trace) > limit {
			t.Errorf("%s: trace has %d bytes, more than %d", name, len(trace), limit)
		}
		for _, private := range []string{wd, "/root", "/home/", "/Users/", "/tmp/", "/usr/local/go"} {
			if i := bytes.Index(trace, []byte(private)); i >= 0 {
				t.Errorf("%s: trace contains %.60q", name, trace[i:])
			}
		}
		for _, b := range k.Stuck {
			file, _, _ := strings.Cut(b.Site, ":")
			if !bytes.Contains(trace, []byte("/"+file)) {
				t.Errorf("%s: goroutine %d is stuck in %s, which the trace does not mention", name, b.Goroutine, file)
			}
		}
	}
}

// TestEnough finds a corpus that has become lopsided.
func TestEnough(t *testing.T) {
	classes := make(map[string]int)
	procs := make(map[int]int)
	for _, s := range proven.All() {
		classes[s.Class()]++
		procs[s.Procs()]++
	}
	if classes["healthy"] < 45 || classes["leaking"] < 45 {
		t.Errorf("too few scenarios: %v", classes)
	}
	if len(procs) != 3 {
		t.Errorf("scenarios by number of processors: %v", procs)
	}
}

// TestRecord runs one scenario as the recorder does. Whether anything can be
// proved depends on how the test was built.
func TestRecord(t *testing.T) {
	file := filepath.Join(t.TempDir(), "out.trace")
	ran := false
	s := proven.Scenario{Name: "test", Run: func(stop func()) { stop(); ran = true }}
	if err := proven.Record(s, file, ""); err != nil {
		t.Fatal(err)
	}
	trace, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !ran || !bytes.HasPrefix(trace, []byte("go 1.")) {
		t.Errorf("ran %v, and recorded %d bytes, %.16q", ran, len(trace), trace)
	}
	s.Run = func(func()) {}
	if err := proven.Record(s, "", ""); err == nil {
		t.Error("no error from a scenario that does not stop")
	}
}
