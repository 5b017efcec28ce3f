package detail

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/tui/canvas"
	"chanlens/tui/code"
	"chanlens/tui/golden"
)

const push = `package main

func push(v int) {
	for i := range 3 {
		if i == v {
			break
		}
	}
	results <- v // ends here
}

func main() {
	go worker()
	work()
	more()
	push(7)
}
`

// served is a wait within a handler: user code between frames of the library.
const served = `
generation 1 0 1000
goroutine 7 net/http.(*conn).serve
  ^    running P0
  120  send @ runtime.gopark proc.go:461 < runtime.chansend1 chan.go:161 < main.push main.go:9 < main.handle main.go:16 < net/http.HandlerFunc.ServeHTTP server.go:2322 < net/http.serverHandler.ServeHTTP server.go:3340 < net/http.(*conn).serve server.go:2109
`

func handler(t *testing.T) Subject {
	t.Helper()
	trace, err := model.ParseText(served)
	if err != nil {
		t.Fatal(err)
	}
	g, _ := trace.Lookup(7)
	return At(trace, g, 500, nil)
}

func (s Subject) withSource(room int) Subject {
	f := s.Trace.Frame(s.Here())
	s.Code = &Code{Excerpt: code.Excerpt{Frame: f, File: code.Lex(f.File, []byte(push))}, Room: room}
	return s
}

// TestCode holds how the source stands within the pane.
func TestCode(t *testing.T) {
	for _, c := range []struct {
		name string
		s    Subject
	}{
		{"source", handler(t).withSource(0)},
		{"source-little-room", handler(t).withSource(12)},
		{"source-unfolded", func() Subject { s := handler(t).withSource(0); s.Unfolded = true; return s }()},
	} {
		t.Run(c.name, func(t *testing.T) {
			list := Rows(c.s, 50)
			page := canvas.New(50, len(list))
			for y, row := range list {
				row.Draw(page, 0, y)
			}
			golden.Check(t, c.name, page)
		})
	}
}

// TestCodeWithoutFile holds what is said where there are no lines.
func TestCodeWithoutFile(t *testing.T) {
	for _, c := range []struct {
		change func(*Code)
		want   string
	}{
		{func(c *Code) { c.File, c.Err = nil, errors.New("source not at hand: --source DIR") }, "  source not at hand: --source DIR\n"},
		{func(c *Code) { c.File = nil }, "  looking for it …\n"},
		{func(c *Code) { c.Doubt = "may differ: line 9 is not in push" }, "  may differ: line 9 is not in push\n  "},
	} {
		s := handler(t).withSource(0)
		c.change(s.Code)
		if got := text(Rows(s, 60)); !strings.Contains(got, "\nsource main.go:9\n"+c.want) {
			t.Errorf("%q is missing from\n%s", c.want, got)
		}
	}
	s := handler(t).withSource(0)
	s.Code.Frame.Line = 0
	if got := text(Rows(s, 60)); !strings.Contains(got, "source main.go\n  the trace does not tell the line\n") {
		t.Errorf("no line:\n%s", got)
	}
	s.Code = &Code{} // no frame
	if got := text(Rows(s, 60)); strings.Contains(got, "source") {
		t.Errorf("source of nothing:\n%s", got)
	}
}

// TestCodeStaysNear holds that a deep stack does not push the source away, and that all of
// its frames are still there.
func TestCodeStaysNear(t *testing.T) {
	var b strings.Builder
	b.WriteString("\ngeneration 1 0 1000\ngoroutine 7 main.f0\n ^ running P0\n 120 send @ runtime.chansend1 chan.go:161")
	for i := range 30 {
		fmt.Fprintf(&b, " < main.f%d main.go:9", 29-i)
	}
	trace, err := model.ParseText(b.String() + "\n")
	if err != nil {
		t.Fatal(err)
	}
	g, _ := trace.Lookup(7)
	list := Rows(At(trace, g, 500, nil).withSource(0), 60)
	named := 0
	for i, row := range list {
		if row.Frame != model.NoFrame {
			named++
		}
		if strings.HasPrefix(row.Text(), "source ") && (named != aboveCode-1 && named != aboveCode || i > 16) {
			t.Errorf("the source is row %d, below %d frames", i, named)
		}
	}
	if named != 30 {
		t.Errorf("%d frames are shown in\n%s", named, text(list))
	}
}

// TestHere holds which frame's source is shown first.
func TestHere(t *testing.T) {
	s := handler(t)
	if f := s.Trace.Frame(s.Here()); f.Func != "main.push" {
		t.Errorf("here is %+v", f)
	}
	s.Alive = false
	if f := s.Here(); f != model.NoFrame {
		t.Errorf("here is frame %d of nobody", f)
	}
}

// TestCodeInColumns holds where the source stands in a pane of two columns: beside state and
// stack, or beside the state.
func TestCodeInColumns(t *testing.T) {
	for _, c := range []struct {
		height, lines int
	}{{4, 3}, {6, 5}, {8, 7}, {10, 9}, {20, 11}} {
		s := handler(t).withSource(2 * c.height)
		s.Code.Column = c.height
		list := Columns(Rows(s, 50), c.height)
		for i, want := range []string{"goroutine 7", "source"} {
			if got := list[i*c.height].Text(); !strings.HasPrefix(got, want) {
				t.Errorf("height %d: column %d begins with %q, want %q", c.height, i, got, want)
			}
		}
		n := 0
		for _, row := range list[c.height+1:] {
			if len(row.Spans) == 0 || row.Head || row.Frame != model.NoFrame {
				break
			}
			n++
		}
		if n != c.lines {
			t.Errorf("height %d: %d lines, want %d:\n%s", c.height, n, c.lines, text(list))
		}
	}
}
