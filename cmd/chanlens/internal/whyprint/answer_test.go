package whyprint

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"chanlens/cmd/chanlens/internal/report"
	"chanlens/model"
	"chanlens/model/analysis/path"
	"chanlens/samples"
	"chanlens/traceparse"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// sample loads a sample.
func sample(t *testing.T, name string) *model.Trace {
	t.Helper()
	s, ok := samples.Lookup(name)
	if !ok {
		t.Fatalf("no sample %q", name)
	}
	in, err := traceparse.FromBytes(s.Name, s.Trace)
	if err != nil {
		t.Fatal(err)
	}
	tr, err := traceparse.Load(t.Context(), in, traceparse.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return tr
}

// ask returns the answer for a goroutine's last moment, or another one.
func ask(t *testing.T, tr *model.Trace, id model.GoID, at model.Time, keep int) *Answer {
	t.Helper()
	g, ok := tr.Lookup(id)
	if !ok {
		t.Fatalf("no goroutine %d", id)
	}
	if at == model.NoTime {
		at = tr.Goroutine(g).Last
	}
	p := path.Back(t.Context(), tr, g, at, path.Limits{Keep: keep})
	if !p.Alive {
		t.Fatalf("goroutine %d is not alive at %d", id, at)
	}
	return New(t.Context(), tr, p)
}

func printed(t *testing.T, a *Answer, f report.Format, opt Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := a.Print(&b, f, opt); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s is stale; -update accepts what is new (-old +new):\n%s", file, diff)
	}
}

func TestGolden(t *testing.T) {
	for _, c := range []struct {
		name   string
		sample string
		id     model.GoID
		at     model.Time
		keep   int
		format report.Format
		opt    Options
	}{
		{"handoff-text", "02-unbuffered-handoff", 1, model.NoTime, 30, report.Text, Options{}},
		{"pipeline-text-80", "05-pipeline-cancel", 11, model.NoTime, 20, report.Text, Options{Width: 80}},
		{"pipeline-wait-text", "05-pipeline-cancel", 11, 150e6, 6, report.Text, Options{}},
		{"mutex-text-color", "07-mutex-contention", 10, model.NoTime, 40, report.Text, Options{Color: true}},
		{"mutex-markdown", "07-mutex-contention", 10, model.NoTime, 12, report.Markdown, Options{}},
		{"stuck-text", "01-forgotten-sender", 7, model.NoTime, 40, report.Text, Options{}},
		{"stuck-json", "01-forgotten-sender", 7, model.NoTime, 3, report.JSON, Options{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := ask(t, sample(t, c.sample), c.id, c.at, c.keep)
			golden(t, c.name, printed(t, a, c.format, c.opt))
		})
	}
}

// No line of text is wider than asked for.
func TestWidth(t *testing.T) {
	a := ask(t, sample(t, "05-pipeline-cancel"), 11, model.NoTime, 200)
	for _, width := range []int{60, 80, 133} {
		for line := range strings.Lines(printed(t, a, report.Text, Options{Width: width})) {
			if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > width {
				t.Errorf("of width %d, this line has %d: %q", width, n, line)
			}
		}
	}
}

// The JSON is a Document and nothing else, and its leaves tile the path.
func TestContract(t *testing.T) {
	for _, s := range samples.Stock() {
		tr := sample(t, s.Name)
		for i := range tr.NumGoroutines() {
			text := printed(t, ask(t, tr, tr.Goroutine(model.Goroutine(i)).ID, model.NoTime, 0), report.JSON, Options{})
			dec := json.NewDecoder(strings.NewReader(text))
			dec.DisallowUnknownFields()
			var d Document
			if err := dec.Decode(&d); err != nil {
				t.Fatal(err)
			}
			at, spent := d.ToNS, int64(0)
			for _, step := range d.Steps {
				if step.Followed {
					continue
				}
				if step.ToNS != at || step.FromNS+step.DurationNS != at {
					t.Fatalf("%s: the path has come to %d, and this step is %+v", s.Name, at, step)
				}
				at, spent = step.FromNS, spent+step.DurationNS
			}
			for _, ns := range d.SpentNS {
				spent -= ns
			}
			if at != d.FromNS || spent != 0 || d.Walked != len(d.Steps) {
				t.Errorf("%s: goroutine %d does not add up", s.Name, d.Goroutine)
			}
		}
	}
}

// Names in a trace can be anything.
func TestHostile(t *testing.T) {
	tr, err := model.ParseText("generation 1 0 1000\ngoroutine 7 main.\x1b[31m|`f`\n ^ running P0\n 500 send @ main.\x1b]0;x\a m\x1b.go:3\n")
	if err != nil {
		t.Fatal(err)
	}
	a := ask(t, tr, 7, model.NoTime, 0)
	for _, f := range report.Formats {
		if out := printed(t, a, f, Options{}); strings.ContainsAny(out, "\x1b\a") {
			t.Errorf("%s passes on what a terminal obeys: %q", f, out)
		}
	}
}
