package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/samples"
)

// TestProgram holds that names and screen have the same text of a sample, and that a folder
// of the user's comes before it.
func TestProgram(t *testing.T) {
	s := samples.Default()
	f := model.Frame{Func: "main.main", File: "chanlens/samples/" + s.Name + "/main.go"}
	p := newProgram()
	got, err := p.Find(f)
	if err != nil || string(got.Text) != s.Source || got.Path != "" {
		t.Errorf("%d bytes in %q, %v", len(got.Text), got.Path, err)
	}
	if text, ok := p.text(f); !ok || string(text) != s.Source {
		t.Errorf("for names: %d bytes, %v", len(text), ok)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "main.go"), []byte("package main\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if got, err := newProgram(dir).Find(f); err != nil || got.Path != filepath.Join(dir, "main.go") {
		t.Errorf("with a folder: %q, %v", got.Path, err)
	}
	for _, file := range []string{"chanlens/samples/../samples.go", "chanlens/samples/samples.go", "chanlens/samples/01-forgotten-sender/recorded.trace"} {
		if _, ok := samples.Source(file); ok {
			t.Errorf("%s is a sample's source", file)
		}
	}
}

// TestSourceFlag holds that a folder that is not there is told.
func TestSourceFlag(t *testing.T) {
	for _, command := range []string{"report", "snapshot", "view"} {
		var stderr strings.Builder
		if code := run([]string{command, "--source", "no/such", "testdata/none.trace"}, strings.NewReader(""), &strings.Builder{}, &stderr); code != exitBadInput {
			t.Errorf("%s: code %d", command, code)
		}
		if !strings.Contains(stderr.String(), "--source no/such: there is no such folder") {
			t.Errorf("%s: %s", command, &stderr)
		}
	}
}
