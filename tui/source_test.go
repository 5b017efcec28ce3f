package tui

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/tui/code"
	"chanlens/tui/golden"
	"chanlens/tui/keys"
	"chanlens/tui/session"
	"chanlens/tui/theme"
)

// shelf is a source of files by name, with a folder they seem to be in.
type shelf struct{ folder string }

// written are the lines around the sends of the fixture scene.
var written = strings.Repeat("\n", 27) + `func sender(n int) {
	// Each takes its time.
	time.Sleep(time.Duration(n) * time.Millisecond)
	results <- n
}
`

func (s shelf) Find(f model.Frame) (code.Text, error) {
	if f.File != "main.go" {
		return code.Text{}, errors.New("source not at hand")
	}
	text := code.Text{Text: []byte(written)}
	if s.folder != "" {
		text.Path = s.folder + f.File
	}
	return text, nil
}

// openWith returns an App on the fixture scene whose source is at hand.
func openWith(t *testing.T, s code.Source, w, h int) *App {
	a := NewApp(Options{Name: "scene.trace", Theme: theme.Colour, Source: s})
	a.Handle(keys.Event{Kind: keys.Resize, X: w, Y: h})
	a.Open(session.Open(fixture(t, "scene")))
	return a
}

// TestSourceScreens compares whole screens that show source with pictures a person checked.
func TestSourceScreens(t *testing.T) {
	golden.Check(t, "source-80x24", openWith(t, shelf{}, 80, 24).Draw())
	golden.Check(t, "source-160x45", openWith(t, shelf{}, 160, 45).Draw())
	golden.Check(t, "source-finding-96x36", play(t, openWith(t, shelf{}, 96, 36), "1<Tab>jjj"))
	golden.Check(t, "source-finding-80x24", play(t, openWith(t, shelf{}, 80, 24), "1"))
	for v, keys := range map[string]string{"channels": "", "goroutines": "", "waits": "", "flame": "/sender<Enter>", "graph": "/sender<Enter>"} {
		for _, size := range []struct{ w, h int }{{80, 24}, {160, 45}} {
			a := openWith(t, shelf{}, size.w, size.h)
			a.showView(v)
			play(t, a, keys)
			golden.Check(t, fmt.Sprintf("source-%s-%dx%d", v, size.w, size.h), a.Draw())
		}
	}
}

// TestEdit holds which editor is run with what, and what is said where none is.
func TestEdit(t *testing.T) {
	t.Setenv("VISUAL", "")
	t.Setenv("EDITOR", "vim -R")
	for _, c := range []struct {
		name   string
		source code.Source
		keys   string
		argv   []string
		fails  error
		note   string
	}{
		{"at the line", shelf{"/src/"}, "e", []string{"vim", "-R", "+31", "/src/main.go"}, nil, ""},
		{"the marked frame", shelf{"/src/"}, "gg0n<Tab>je", []string{"vim", "-R", "+20", "/src/main.go"}, nil, ""},
		{"a place of a finding", shelf{"/src/"}, "1<Tab>jjje", []string{"vim", "-R", "+12", "/src/main.go"}, nil, ""},
		{"a place of a channel", shelf{"/src/"}, "3je", []string{"vim", "-R", "+20", "/src/main.go"}, nil, ""},
		{"a place of waits", shelf{"/src/"}, "6e", []string{"vim", "-R", "+31", "/src/main.go"}, nil, ""},
		{"where a group is stuck", shelf{"/src/"}, "4e", []string{"vim", "-R", "+31", "/src/main.go"}, nil, ""},
		{"a box of Flame", shelf{"/src/"}, "7/sender<Enter>e", []string{"vim", "-R", "+31", "/src/main.go"}, nil, ""},
		{"a node of Graph", shelf{"/src/"}, "8/sender<Enter>e", []string{"vim", "-R", "+31", "/src/main.go"}, nil, ""},
		{"no frame", shelf{"/src/"}, "7e", nil, nil, "no stack here, and so no source"},
		{"it fails", shelf{"/src/"}, "e", []string{"vim", "-R", "+31", "/src/main.go"}, errors.New("exit status 1"), "no editor: exit status 1"},
		{"no file", shelf{}, "e", nil, nil, "the source is part of chanlens, not a file"},
		{"no source", nil, "e", nil, nil, "no source of the program is at hand"},
		{"no stack", shelf{"/src/"}, "ggj^e", nil, nil, "no stack here, and so no source"},
		{"not at hand", shelf{"/src/"}, "/pool<Enter>$e", nil, nil, "source not at hand"},
	} {
		a := openWith(t, c.source, 120, 40)
		var ran []string
		a.edit = func(argv []string) error { ran = argv; return c.fails }
		play(t, a, c.keys)
		if !slices.Equal(ran, c.argv) || a.session.Word != c.note {
			t.Errorf("%s: ran %q, note %q; want %q, %q", c.name, ran, a.session.Word, c.argv, c.note)
		}
	}
}

// slow is a source that is found beside the event loop, when the test lets it proceed.
type slow struct {
	shelf
	looked  chan model.Frame
	proceed chan struct{}
}

func (s slow) Find(f model.Frame) (code.Text, error) {
	s.looked <- f
	<-s.proceed
	return s.shelf.Find(f)
}

// TestSourceIsReadBeside holds that a source that takes long does not hold the App up, and
// that what comes of it after the user went on is not shown.
func TestSourceIsReadBeside(t *testing.T) {
	from := slow{shelf{}, make(chan model.Frame, 9), make(chan struct{})}
	a := NewApp(Options{Name: "scene.trace", Theme: theme.Colour, Source: from})
	a.Handle(keys.Event{Kind: keys.Resize, X: 120, Y: 40})
	applied := make(chan func(), 99)
	a.beside = func(do func() func()) { go func() { applied <- do() }() }
	a.Open(session.Open(fixture(t, "scene")))
	shows := func(text string) bool { return strings.Contains(strings.Join(a.Draw().Lines(), "\n"), text) }
	if f := <-from.looked; f.Line != 31 || !shows("looking for it …") {
		t.Fatalf("looks for %v\n%s", f, strings.Join(a.Draw().Lines(), "\n"))
	}
	play(t, a, "gg0n") // on to another frame
	if f := <-from.looked; f.Line != 20 {
		t.Fatalf("looks for %v", f)
	}
	from.proceed <- struct{}{}
	from.proceed <- struct{}{}
	for a.session.Sources.Kept().Line == 0 { // other work beside may come first
		(<-applied)()
	}
	if !a.session.Empty() && a.session.Sources.Kept().Line != 20 || shows("looking for it …") {
		t.Errorf("shows %v\n%s", a.session.Sources.Kept(), strings.Join(a.Draw().Lines(), "\n"))
	}
}
