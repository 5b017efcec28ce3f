package code

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"chanlens/model"
	"chanlens/tui/canvas"
	"chanlens/tui/golden"
)

func mail(t testing.TB) []byte {
	t.Helper()
	text, err := os.ReadFile("testdata/mail.txt")
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func draw(lines []Line, w int) *canvas.Canvas {
	c := canvas.New(w, len(lines))
	for y, l := range lines {
		x := 0
		for _, s := range l.Spans {
			x = c.Text(x, y, s.Text, s.Style)
		}
	}
	return c
}

// TestAround holds windows on one file: within comments and strings of several lines, with
// wide runes, at both ends of the file, and too narrow for the line.
func TestAround(t *testing.T) {
	text := mail(t)
	for _, tt := range []struct {
		name           string
		file           string
		line, n, width int
	}{
		{"top", "mail.go", 1, 7, 60},
		{"raw", "mail.go", 12, 5, 60},
		{"send", "mail.go", 19, 11, 110},
		{"send-narrow", "mail.go", 19, 5, 40},
		{"send-assembly", "mail.s", 19, 5, 60},
		{"end", "mail.go", 23, 3, 30},
		{"sliver", "mail.go", 19, 3, 8},
	} {
		t.Run(tt.name, func(t *testing.T) {
			golden.Check(t, tt.name, draw(Lex(tt.file, text).Around(tt.line, tt.n, tt.width), tt.width))
		})
	}
}

// TestAroundKeepsTheSize holds that lines have the width asked for, and that the line that
// is meant is among them.
func TestAroundKeepsTheSize(t *testing.T) {
	f := Lex("mail.go", mail(t))
	for line := 1; line <= f.Lines(); line++ {
		for width := 1; width < 130; width++ {
			for _, n := range []int{1, 3, 11, 1000} {
				lines := f.Around(line, n, width)
				if len(lines) != min(n, f.Lines()) {
					t.Fatalf("%d lines of %d around %d", len(lines), n, line)
				}
				checkLines(t, lines, line, width)
			}
		}
	}
	for _, line := range []int{-1, 0, f.Lines() + 1} {
		if got := f.Around(line, 3, 40); got != nil {
			t.Errorf("around %d: %v", line, got)
		}
	}
}

func checkLines(t *testing.T, lines []Line, line, width int) {
	t.Helper()
	marked := 0
	for i, l := range lines {
		text := ""
		for _, s := range l.Spans {
			text += s.Text
		}
		if n := canvas.Width(text); n != width && width > 8 {
			t.Fatalf("%q takes %d of %d", text, n, width)
		}
		if strings.HasPrefix(text, "▸") && l.Number == line {
			marked++
		}
		if l.Number != lines[0].Number+i {
			t.Fatalf("line %d after %d", l.Number, lines[0].Number+i-1)
		}
	}
	if marked != 1 && width > 8 {
		t.Fatalf("%d lines are marked around %d", marked, line)
	}
}

// TestArrowIsSeen holds that a line is never cut where its arrow is.
func TestArrowIsSeen(t *testing.T) {
	f := Lex("mail.go", mail(t))
	for width := 20; width < 130; width++ {
		for _, l := range f.Around(19, 3, width) {
			text := strings.Join(draw([]Line{l}, width).Lines(), "")
			if l.Number == 19 && !strings.Contains(text, "<-") {
				t.Errorf("width %d: %q", width, text)
			}
		}
	}
}

type sourceFunc func(model.Frame) (Text, error)

func (s sourceFunc) Find(f model.Frame) (Text, error) { return s(f) }

// TestDesk holds that having an excerpt asks nobody, and that getting it asks once.
func TestDesk(t *testing.T) {
	asked := 0
	missing := errors.New("not at hand")
	d := NewDesk(sourceFunc(func(f model.Frame) (Text, error) {
		asked++
		if f.File == "none.go" {
			return Text{}, missing
		}
		return Text{Text: []byte("package a\n"), Path: "/" + f.File, Doubt: fmt.Sprint(f.Line)}, nil
	}))
	a, b, none := model.Frame{File: "a.go", Line: 1}, model.Frame{File: "a.go", Line: 2}, model.Frame{File: "none.go"}
	if e, ok := d.Have(a); ok || asked != 0 || e.Frame != a {
		t.Errorf("has %+v, asked %d times", e, asked)
	}
	if d.Get(a); d.Get(a).File != d.Get(b).File || asked != 2 {
		t.Errorf("a file is read for each frame; asked %d times", asked)
	}
	if e, ok := d.Have(b); !ok || e.Frame != b || e.Path != "/a.go" || e.Doubt != "2" || e.File == nil {
		t.Errorf("has %+v, %v", e, ok)
	}
	if e := d.Get(none); e.Err != missing || e.File != nil {
		t.Errorf("got %+v", e)
	}
	for i := range 10 * maxExcerpts {
		d.Get(model.Frame{File: "b.go", Line: i})
	}
	if len(d.excerpts) > maxExcerpts || len(d.files) > maxExcerpts {
		t.Errorf("%d excerpts and %d files lie on the desk", len(d.excerpts), len(d.files))
	}
	if e := NewDesk(nil).Get(a); e.Frame != a || e.File != nil {
		t.Errorf("from nowhere: %+v", e)
	}
}

// FuzzLex holds that any bytes are lines and words in order, and can be shown.
func FuzzLex(f *testing.F) {
	f.Add("a.go", mail(f), 19, 40)
	f.Add("a.s", []byte("TEXT ·f(SB), $0-8 // '\n\tMOVQ $0x10, AX\r\n"), 1, 30)
	f.Add("a.go", []byte("//line x.go:9:1\n\ufeff`\r"+"\x00\xff'\n/*"), 2, 12)
	f.Add("a.go", []byte("//line :1\n\t\t\xf0\x9f\x91 a\u0300\u202e<-"), 2, 9)
	f.Fuzz(func(t *testing.T, name string, text []byte, line, width int) {
		file := Lex(name, text)
		last := int32(0)
		for _, w := range file.words {
			if w.from < last || w.to < w.from || int(w.to) > len(file.text) {
				t.Fatalf("word %+v after %d of %d", w, last, len(file.text))
			}
			last = w.to
		}
		lines := file.Around(line, 5, min(width, 300))
		if len(lines) == 0 {
			return
		}
		checkLines(t, lines, line, min(width, 300))
		for _, l := range lines {
			for _, s := range l.Spans {
				if !utf8.ValidString(s.Text) || strings.ContainsAny(s.Text, "\n\t\x1b\x00") {
					t.Fatalf("line %d shows %q", l.Number, s.Text)
				}
			}
		}
	})
}

// BenchmarkLex reads 10,000 lines.
func BenchmarkLex(b *testing.B) {
	text := mail(b)
	text = []byte(strings.Repeat(string(text), 10_000/strings.Count(string(text), "\n")))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Lex("mail.go", text)
	}
}

// BenchmarkAround shows 11 lines of them.
func BenchmarkAround(b *testing.B) {
	f := Lex("mail.go", []byte(strings.Repeat(string(mail(b)), 434)))
	for b.Loop() {
		f.Around(5010, 11, 80)
	}
}
