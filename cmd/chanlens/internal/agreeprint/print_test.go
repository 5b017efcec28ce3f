package agreeprint

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"chanlens/cmd/chanlens/internal/report"
	"chanlens/model"
	"chanlens/model/analysis/agreement"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// some are two traces, of which the second is hostile in its name and has no waits.
func some() []Line {
	a := agreement.Agreement{
		Pairs: agreement.Pairs{Waits: 1200, Same: 1190, Unsaid: 8, Wrong: 2, Values: 900, Direct: 700, Misses: map[agreement.Miss]int{
			{Waited: model.OpSelect, Said: model.WakeClose, Was: "send in a select"}:            1,
			{Waited: model.OpReceive, Said: model.WakeSend, Was: "close, by another goroutine"}: 1,
		}},
		Channels: agreement.Channels{
			Waits: 1300, Alone: 40, Real: 12, Said: 9, Within: 8,
			ClaimedPairs: 50_000, RealPairs: 40_000, RightPairs: 39_999, PrecisionSum: 1250.5, RecallSum: 1300,
		},
	}
	a.Verdicts.AtEnd[agreement.SaidStuck] = [3]int{1, 2, 3}
	a.Verdicts.AtEnd[agreement.SaidWaiting] = [3]int{4, 0, 5}
	a.Verdicts.Earlier = [2][2]int{{1, 6}, {7, 8}}
	return []Line{{"traces/app.trace", a}, {"\x1b[31mempty|.trace", agreement.Agreement{}}}
}

func TestGolden(t *testing.T) {
	for _, c := range []struct {
		name   string
		lines  []Line
		format report.Format
		opt    Options
	}{
		{"text", some(), report.Text, Options{}},
		{"text-80-color", some(), report.Text, Options{Width: 80, Color: true}},
		{"one-text", some()[:1], report.Text, Options{}},
		{"json", some(), report.JSON, Options{}},
		{"markdown", some(), report.Markdown, Options{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var b bytes.Buffer
			if err := Print(&b, c.lines, c.format, c.opt); err != nil {
				t.Fatal(err)
			}
			golden(t, c.name, b.String())
		})
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if strings.Contains(strings.ReplaceAll(got, "\x1b[1m", ""), "\x1b[31m") {
		t.Error("a trace's name reaches the terminal as it is")
	}
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

// The JSON is a Document for each trace, and one for their sum.
func TestContract(t *testing.T) {
	var b bytes.Buffer
	if err := Print(&b, some(), report.JSON, Options{}); err != nil {
		t.Fatal(err)
	}
	dec := json.NewDecoder(&b)
	dec.DisallowUnknownFields()
	var files []string
	for {
		var d Document
		if err := dec.Decode(&d); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		files = append(files, d.File)
		if p := d.Pairs; p.Same+p.Unsaid+p.Wrong != p.Waits || p.Misses == nil || d.Schema != Schema {
			t.Errorf("%+v", d)
		}
	}
	if diff := cmp.Diff([]string{"traces/app.trace", "\x1b[31mempty|.trace", ""}, files); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// No line of text is wider than asked for.
func TestWidth(t *testing.T) {
	for _, width := range []int{80, 100, 140} {
		var b bytes.Buffer
		if err := Print(&b, some(), report.Text, Options{Width: width}); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(b.String()) {
			if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > width {
				t.Errorf("of width %d, this line has %d: %q", width, n, line)
			}
		}
	}
}
