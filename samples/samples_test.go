package samples

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestOrder holds the embedded samples against the folders: each folder is
// embedded, and the numbers count from 1 without a gap.
func TestOrder(t *testing.T) {
	folders, err := filepath.Glob("[0-9]*")
	if err != nil {
		t.Fatal(err)
	}
	all := All()
	if len(all) != len(folders) || len(all) == 0 {
		t.Fatalf("%d samples from %d folders", len(all), len(folders))
	}
	for i, s := range all {
		if s.Name != folders[i] {
			t.Errorf("sample %d is %q, want %q", i, s.Name, folders[i])
		}
		if number := fmt.Sprintf("%02d-", i+1); !strings.HasPrefix(s.Name, number) {
			t.Errorf("sample %q does not begin with %q", s.Name, number)
		}
	}
	if got := Default().Name; got != "01-forgotten-sender" {
		t.Errorf("Default() = %q, want 01-forgotten-sender", got)
	}
}

func TestDoc(t *testing.T) {
	for _, s := range All() {
		_, word, _ := strings.Cut(s.Name, "-")
		begin := strings.ToUpper(word[:1]) + word[1:] + " demonstrates "
		if !strings.HasPrefix(s.Doc, begin) {
			t.Errorf("%s: doc begins %.40q, want %q", s.Name, s.Doc, begin)
		}
		if !strings.Contains(s.Doc, "timeline") {
			t.Errorf("%s: doc does not say what to see in the timeline", s.Name)
		}
		if s.Title == "" || len(s.Title) > 100 || strings.Contains(s.Title, "\n") || strings.Contains(s.Title, "demonstrates") {
			t.Errorf("%s: no good title: %q", s.Name, s.Title)
		}
		if !strings.Contains(s.Source, "\npackage main\n") {
			t.Errorf("%s: source is not a program", s.Name)
		}
	}
}

func TestTitle(t *testing.T) {
	tests := []struct{ comment, want string }{
		{"Echo demonstrates an echo.\n\nMore of it.\n", "an echo"},
		{"Echo demonstrates a long\necho. And more.\n", "a long echo"},
		{"Echo is an echo.\n", "Echo is an echo"},
		{"", ""},
	}
	for _, tt := range tests {
		if got := title(tt.comment); got != tt.want {
			t.Errorf("title(%q) = %q, want %q", tt.comment, got, tt.want)
		}
	}
}

func TestLookup(t *testing.T) {
	tests := []struct{ name, want string }{
		{"01-forgotten-sender", "01-forgotten-sender"},
		{"forgotten-sender", "01-forgotten-sender"},
		{"01", "01-forgotten-sender"},
		{"1", "01-forgotten-sender"},
		{"9", "09-nil-channel"},
		{"nil-channel", "09-nil-channel"},
		{"", ""},
		{"0", ""},
		{"001", ""},
		{"-", ""},
		{"forgotten", ""},
		{"Forgotten-Sender", ""},
		{"1-forgotten-sender", ""},
		{"01-", ""},
	}
	for _, tt := range tests {
		s, ok := Lookup(tt.name)
		if s.Name != tt.want || ok != (tt.want != "") {
			t.Errorf("Lookup(%q) = %q, %v; want %q", tt.name, s.Name, ok, tt.want)
		}
	}
	for _, s := range All() {
		if got, _ := Lookup(s.Name); got.Name != s.Name {
			t.Errorf("Lookup(%q) = %q", s.Name, got.Name)
		}
	}
}

func TestAllIsACopy(t *testing.T) {
	All()[0].Name = "changed"
	if got := All()[0].Name; got == "changed" {
		t.Error("a change of what All returned is seen by the next caller")
	}
}

// TestTrace looks at the recorded traces as bytes; what they mean is tested
// where they are parsed.
func TestTrace(t *testing.T) {
	const limit = 30 << 10 // they are part of every binary
	for _, s := range All() {
		if !bytes.HasPrefix(s.Trace, []byte("go 1.")) {
			t.Errorf("%s: trace begins %.16q", s.Name, s.Trace)
		}
		if len(s.Trace) > limit {
			t.Errorf("%s: trace has %d bytes, more than %d", s.Name, len(s.Trace), limit)
		}
		for _, want := range []string{"main.main", "chanlens/samples/" + s.Name + "/main.go"} {
			if !bytes.Contains(s.Trace, []byte(want)) {
				t.Errorf("%s: trace does not mention %s", s.Name, want)
			}
		}
		for _, name := range startedBy(s.Source) {
			if name == "func" {
				t.Errorf("%s: starts a function without a name", s.Name)
			}
			if !bytes.Contains(s.Trace, []byte(name)) {
				t.Errorf("%s: trace does not mention goroutine %s", s.Name, name)
			}
		}
	}
}

// startedBy returns the functions that a program starts as goroutines. They
// have names of their own, since a timeline full of func1 tells no story.
func startedBy(source string) []string {
	var names []string
	for _, m := range regexp.MustCompile(`(?m)^\t+go (?:\w+\.)?(\w+)\(`).FindAllStringSubmatch(source, -1) {
		names = append(names, m[1])
	}
	return names
}

// TestNoAbsolutePath finds traces that tell about the machine they were
// recorded on, as they do when built without -trimpath.
func TestNoAbsolutePath(t *testing.T) {
	private := []string{"/root", "/home", "/Users", "/tmp", "/work", "/usr/local/go", "/usr/lib/go"}
	if wd, err := os.Getwd(); err == nil {
		private = append(private, wd)
	}
	for _, s := range All() {
		for _, p := range private {
			if i := bytes.Index(s.Trace, []byte(p)); i >= 0 {
				t.Errorf("%s: trace contains %.60q", s.Name, s.Trace[i:])
			}
		}
	}
}

// TestRecordedFromThisSource finds samples that were edited after they were
// recorded. The lines in their traces would be wrong.
func TestRecordedFromThisSource(t *testing.T) {
	sums, err := os.ReadFile("SHA256SUMS")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range All() {
		line := fmt.Sprintf("%x  %s/main.go\n", sha256.Sum256([]byte(s.Source)), s.Name)
		if !bytes.Contains(sums, []byte(line)) {
			t.Errorf("%s: edited since it was recorded; run go generate ./samples", s.Name)
		}
	}
}

// TestRun builds every sample, and runs it with and without a trace.
func TestRun(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and runs every sample")
	}
	for _, s := range All() {
		t.Run(s.Name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			bin, file := filepath.Join(dir, "sample.exe"), filepath.Join(dir, "out.trace")
			output(t, "go", "build", "-o", bin, "./"+s.Name)

			if len(output(t, bin)) == 0 {
				t.Error("it does not print what it did")
			}
			if len(output(t, bin, "-trace", file)) == 0 {
				t.Error("with -trace it does not print what it did")
			}
			trace, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.HasPrefix(trace, []byte("go 1.")) || !bytes.Contains(trace, []byte("main.main")) {
				t.Errorf("no trace of the run: %d bytes, %.16q", len(trace), trace)
			}
		})
	}
}

// output runs a command and returns what it prints. A sample that does not end
// fails the test: tracing hides the runtime's report of a deadlock.
func output(t *testing.T, name string, args ...string) []byte {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	out, err := exec.CommandContext(ctx, name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", filepath.Base(name), strings.Join(args, " "), err, out)
	}
	return out
}
