package report

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/examine"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// fixtures returns the models that testdata describes, by name.
func fixtures(t *testing.T) map[string]*model.Trace {
	t.Helper()
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	traces := make(map[string]*model.Trace)
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		tr, err := model.ParseText(string(src))
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if err := model.Check(tr); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		traces[strings.TrimSuffix(filepath.Base(file), ".txt")] = tr
	}
	return traces
}

// examined returns the report on a trace.
func examined(t testing.TB, tr *model.Trace) *Report {
	t.Helper()
	r, err := examine.All(t.Context(), tr, examine.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return New(r)
}

func printed(t *testing.T, tr *model.Trace, f Format, opt Options) []byte {
	t.Helper()
	return print(t, examined(t, tr), f, opt)
}

func print(t *testing.T, r *Report, f Format, opt Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := r.Print(&b, f, opt); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// golden compares got with a file, or rewrites that with -update.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got), go test -update accepts it:\n%s", file, diff)
	}
}

func TestGolden(t *testing.T) {
	next := []string{"See it as a timeline:  chanlens trace.out"}
	for name, tr := range fixtures(t) {
		golden(t, name+"-text-80", printed(t, tr, Text, Options{Width: 80, Next: next}))
		golden(t, name+"-text-120", printed(t, tr, Text, Options{Width: 120, Next: next}))
		golden(t, name+"-markdown", printed(t, tr, Markdown, Options{}))
		var indented bytes.Buffer
		if err := json.Indent(&indented, printed(t, tr, JSON, Options{}), "", "  "); err != nil {
			t.Fatal(err)
		}
		golden(t, name+"-json", indented.Bytes())
	}
	for name, r := range map[string]*Report{"made": New(made(t)), "against": heldAgainst(t, oldBaseline)} {
		golden(t, name+"-text-80", print(t, r, Text, Options{Width: 80, Next: next}))
		golden(t, name+"-text-120", print(t, r, Text, Options{Width: 120, Next: next}))
		golden(t, name+"-text-color", print(t, r, Text, Options{Width: 80, Color: true, Next: next}))
		golden(t, name+"-markdown", print(t, r, Markdown, Options{}))
	}
	golden(t, "leak-text-color", printed(t, fixtures(t)["leak"], Text, Options{Width: 80, Color: true, Next: next}))
}

// No line is wider than asked for, however narrow, and nothing of the trace
// reaches the terminal as a control character.
func TestTextStaysInside(t *testing.T) {
	for name, tr := range fixtures(t) {
		for _, width := range []int{80, 100, 160} {
			text := string(printed(t, tr, Text, Options{Width: width}))
			for line := range strings.Lines(text) {
				if n := len([]rune(strings.TrimSuffix(line, "\n"))); n > width {
					t.Errorf("%s: a line has %d cells, want at most %d: %q", name, n, width, line)
				}
				if strings.ContainsFunc(strings.TrimSuffix(line, "\n"), func(r rune) bool { return r < ' ' || r == 0x7f || r == 0x9b }) {
					t.Errorf("%s: control character in %q", name, line)
				}
			}
		}
	}
}

// Two reports on one trace are the same, byte for byte.
func TestStable(t *testing.T) {
	for name, tr := range fixtures(t) {
		for _, f := range Formats {
			if a, b := printed(t, tr, f, Options{}), printed(t, tr, f, Options{}); !bytes.Equal(a, b) {
				t.Errorf("%s as %s differs from run to run", name, f)
			}
		}
	}
}

// The names of all formats parse, and no other.
func TestParseFormat(t *testing.T) {
	for _, f := range Formats {
		if got, err := ParseFormat(string(f)); got != f || err != nil {
			t.Errorf("ParseFormat(%q) = %q, %v", f, got, err)
		}
	}
	if _, err := ParseFormat("xml"); err == nil || !strings.Contains(err.Error(), "text, json, markdown") {
		t.Errorf("ParseFormat(xml): error %v, want one that names the formats", err)
	}
}

// One number is written in one style.
func TestLostManyGenerations(t *testing.T) {
	info := model.Info{Bytes: 200_000, Generations: make([]model.GenerationInfo, 150_000)}
	for i := range info.Generations[1:] {
		info.Generations[i] = model.GenerationInfo{Bytes: 1, Lost: "torn"}
	}
	want := "150 k of 150 k generations could not be read (75.0% of the bytes): torn"
	if got := Lost(info); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Goroutines of which the trace tells nothing are neither stuck nor waiting for time.
func TestUntoldWaits(t *testing.T) {
	tr, err := model.ParseText("generation 1 0 1000\ngoroutine 7\n ^ waiting\ngoroutine 8 main.f\n ^ sleep @ time.Sleep s.go:1 < main.f f.go:2\n")
	if err != nil {
		t.Fatal(err)
	}
	text := string(printed(t, tr, Text, Options{}))
	for _, want := range []string{
		"Nothing is seen to be stuck at the end.\n",
		"  1 goroutine blocked in something that the trace does not tell\n",
		"  1 goroutine waiting for work, time or the network: sleep 1\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}
