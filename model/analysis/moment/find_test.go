package moment_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/channel"
	"chanlens/model/analysis/examine"
	"chanlens/model/analysis/moment"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// parse reads a query that has no fault.
func parse(t testing.TB, text string) *moment.Query {
	t.Helper()
	q, err := moment.Parse(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return q
}

// channelsOf returns the channels and locks of a trace.
func channelsOf(t testing.TB, tr *model.Trace) *channel.Result {
	t.Helper()
	r, err := examine.All(t.Context(), tr, examine.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return &r.Channels
}

// finderIn returns a Finder in a trace.
func finderIn(t testing.TB, tr *model.Trace) *moment.Finder {
	t.Helper()
	return moment.NewFinder(tr, channelsOf(t, tr))
}

// finderInText returns a Finder in a trace that a file has in text form.
func finderInText(t testing.TB, file string) *moment.Finder {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	tr, err := model.ParseText(string(src))
	if err != nil {
		t.Fatal(err)
	}
	return finderIn(t, tr)
}

// say writes a moment: when, and in words.
func say(f *moment.Finder, m moment.Moment) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%v", time.Duration(m.At))
	if m.End != m.At {
		fmt.Fprintf(&b, "-%v", time.Duration(m.End))
	}
	if m.Never {
		b.WriteString(" for ever")
	}
	return b.String() + "  " + f.Words(m)
}

// The scene that the screens show, whose channel operations were recorded; and one without,
// of all else. Each file has queries, and below each of them what it finds: what fits it,
// or the one moment that its ordinal means.
func TestFind(t *testing.T) {
	for _, c := range []struct {
		trace, golden string
	}{
		{"../../../tui/testdata/ops.txt", "testdata/ops.golden"},
		{"testdata/scene.txt", "testdata/scene.golden"},
	} {
		want, err := os.ReadFile(c.golden)
		if err != nil {
			t.Fatal(err)
		}
		f := finderInText(t, c.trace)
		var b strings.Builder
		for line := range strings.Lines(string(want)) {
			line = strings.TrimRight(line, "\n")
			if line == "" || line[0] == ' ' {
				continue
			}
			if b.Len() > 0 {
				b.WriteString("\n")
			}
			b.WriteString(line + "\n")
			q := parse(t, line)
			all := f.All(q)
			if q.Ordinal() {
				all = nil
				if m, ok := f.First(q); ok {
					all = []moment.Moment{m}
				}
			}
			for _, m := range all {
				b.WriteString("    " + say(f, m) + "\n")
			}
			if len(all) == 0 {
				b.WriteString("    nothing\n")
			}
		}
		if *update {
			if err := os.WriteFile(c.golden, []byte(b.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if diff := cmp.Diff(string(want), b.String()); diff != "" && !*update {
			t.Errorf("%s: go test ./model/analysis/moment -run Find -update rewrites it\n%s", c.golden, diff)
		}
	}
}
