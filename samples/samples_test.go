package samples

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestOrder holds the embedded samples against the folders.
func TestOrder(t *testing.T) {
	folders, err := filepath.Glob("[0-9]*")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	words := map[string]string{}
	for _, s := range All() {
		names = append(names, s.Name)
		if !regexp.MustCompile(`^[0-9]{2}(-[a-z0-9]+)+$`).MatchString(s.Name) {
			t.Errorf("%q is no name of a sample, such as 04-worker-pool", s.Name)
		}
		if other := words[s.LessonName()]; other != "" {
			t.Errorf("%s and %s differ by the number only, and so a lesson's name is not clear", other, s.Name)
		}
		words[s.LessonName()] = s.Name
	}
	if len(names) == 0 || !slices.Equal(names, folders) {
		t.Errorf("samples %v from folders %v", names, folders)
	}
	if got := Default().Name; got != "01-forgotten-sender" {
		t.Errorf("Default() = %q, want 01-forgotten-sender", got)
	}
}

// TestFiles finds what does not belong into a sample's folder: all of it is embedded.
func TestFiles(t *testing.T) {
	for _, s := range All() {
		files, err := os.ReadDir(s.Name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if !slices.Contains([]string{sourceFile, stockFile, recordingFile, lessonFile}, f.Name()) {
				t.Errorf("%s: %s is part of no sample", s.Name, f.Name())
			}
		}
	}
}

func TestDoc(t *testing.T) {
	for _, s := range All() {
		word := s.LessonName()
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
		{"9", "09-nil-channel"}, // the first of its number
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

// traces returns the traces of a sample, not compressed, by the names of their files.
func traces(t *testing.T, s Sample) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	if s.Trace != nil {
		all[stockFile] = s.Trace
	}
	if s.Recording != nil {
		exact, err := s.Exact()
		if err != nil {
			t.Fatalf("%s: %s: %v", s.Name, recordingFile, err)
		}
		all[recordingFile] = exact
	}
	return all
}

// TestTrace looks at the recorded traces as bytes; what they mean is tested
// where they are parsed.
func TestTrace(t *testing.T) {
	for _, s := range All() {
		// They are part of every binary.
		if len(s.Trace) > 30<<10 || len(s.Recording) > 24<<10 {
			t.Errorf("%s: trace has %d bytes, and recording %d", s.Name, len(s.Trace), len(s.Recording))
		}
		for file, trace := range traces(t, s) {
			if !bytes.HasPrefix(trace, []byte("go 1.")) {
				t.Errorf("%s: %s begins %.16q", s.Name, file, trace)
			}
			want := append(startedBy(s.Source), "main.main", "chanlens/samples/"+s.Name+"/main.go")
			for _, want := range want {
				if !bytes.Contains(trace, []byte(want)) {
					t.Errorf("%s: %s does not mention %s", s.Name, file, want)
				}
			}
		}
		if slices.Contains(startedBy(s.Source), "func") {
			t.Errorf("%s: starts a function without a name", s.Name)
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
		for file, trace := range traces(t, s) {
			for _, p := range private {
				if i := bytes.Index(trace, []byte(p)); i >= 0 {
					t.Errorf("%s: %s contains %.60q", s.Name, file, trace[i:])
				}
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
		sum := fmt.Sprintf("%x", sha256.Sum256([]byte(s.Source)))
		if s.Trace != nil && !bytes.Contains(sums, []byte(sum+"  "+s.Name+"/main.go\n")) {
			t.Errorf("%s: edited since %s was recorded; in samples: go run ./internal/record -stock %[1]s", s.Name, stockFile)
		}
		if s.Recording == nil {
			continue
		}
		z, err := gzip.NewReader(bytes.NewReader(s.Recording))
		if err != nil {
			t.Errorf("%s: %s: %v", s.Name, recordingFile, err)
		} else if !strings.HasSuffix(z.Comment, sum) {
			t.Errorf("%s: edited since %s was recorded; in samples: go run ./internal/record %[1]s", s.Name, recordingFile)
		}
	}
}

// TestRun builds every sample, and runs it with and without a trace.
func TestRun(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and runs every sample")
	}
	dir := t.TempDir()
	args := []string{"build", "-ldflags=-s -w", "-o", dir + string(filepath.Separator)} // which takes half as long
	for _, s := range All() {
		args = append(args, "./"+s.Name)
	}
	output(t, "go", args...)
	for _, s := range All() {
		t.Run(s.Name, func(t *testing.T) {
			t.Parallel()
			bin, file := filepath.Join(dir, s.Name), filepath.Join(dir, s.Name+".trace")
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
