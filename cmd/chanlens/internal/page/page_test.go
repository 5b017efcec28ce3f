package page

import (
	"bytes"
	"strings"
	"testing"

	"chanlens/model"

	"github.com/google/go-cmp/cmp"
)

// written returns what a page of a width shows, line by line.
func written(t *testing.T, width int, color bool, write func(*Page)) string {
	t.Helper()
	var b bytes.Buffer
	p := New(&b, width, color)
	write(p)
	if err := p.Flush(); err != nil {
		t.Fatal(err)
	}
	return "\n" + b.String()
}

func TestLines(t *testing.T) {
	got := written(t, 24, false, func(p *Page) {
		p.Wrap(Plain, "a text that is wrapped between its words")
		p.Labelled(Part{Faint, "why "}, Plain, "a text that is wrapped behind a label")
		p.Cut(Plain, "a text that is cut off at the end")
		p.Line(Plain, "")
	})
	want := `
a text that is wrapped
  between its words
why a text that is
    wrapped behind a
    label
a text that is cut off …

`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	got = written(t, 24, true, func(p *Page) {
		p.Parts(Part{Alarm, "bad"}, Part{Plain, " and "}, Part{Good, "good"})
		p.Line(Bold, "")
	})
	if want := "\n\x1b[1;31mbad\x1b[0m and \x1b[32mgood\x1b[0m\n\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTable(t *testing.T) {
	tab := Table{Indent: "  ", Columns: []Column{
		{Title: "at", Bends: true}, {Title: "count", Right: true}, {Title: "share", Right: true, From: 40}, {Title: "what", Width: 6},
	}}
	tab.Add(Site(model.Frame{Func: "example.com/mail/v2.(*Queue[int]).run", File: "/src/queue.go", Line: 17}), Words("12"), Words("5%"), Words("a wait"))
	tab.Add(Named("results", model.Frame{File: "m.go", Line: 3}), Words("1,234"), Words("95%"), Words("a longer word"))
	tab.Add(Site(model.Frame{File: "m.go", Line: 3}), Cell{}, Cell{}, Words("\x1b[2J"))
	tests := []struct {
		width int
		want  string
	}{
		{60, `
  at                               count share  what
  mail.(*Queue[…]).run queue.go:17    12    5%  a wait
  results m.go:3                   1,234   95%  a lon…
  m.go:3                                        �[2J
`},
		{36, `
  at                   count  what
  run queue.go:17         12  a wait
  results m.go:3       1,234  a lon…
  m.go:3                      �[2J
`},
	}
	for _, tt := range tests {
		got := written(t, tt.width, false, func(p *Page) { tab.Write(p, nil) })
		for line := range strings.Lines(got) {
			if n := len([]rune(strings.TrimSuffix(line, "\n"))); n > tt.width {
				t.Errorf("a line has %d cells, want at most %d: %q", n, tt.width, line)
			}
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("width %d (-want +got):\n%s", tt.width, diff)
		}
	}
}
