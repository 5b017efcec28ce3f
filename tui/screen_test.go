package tui

import (
	"os"
	"testing"

	"chanlens/model"
	"chanlens/tui/golden"
	"chanlens/tui/keys"
	"chanlens/tui/session"
	"chanlens/tui/theme"
)

// fixture reads a model from testdata and checks its invariants.
func fixture(t testing.TB, name string) *model.Trace {
	t.Helper()
	src, err := os.ReadFile("testdata/" + name + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	trace, err := model.ParseText(string(src))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if err := model.Check(trace); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return trace
}

// open returns an App on a trace, of a size.
func open(trace *model.Trace, th *theme.Theme, w, h int, view string) *App {
	a := NewApp(Options{Name: "scene.trace", Theme: th, View: view})
	a.Handle(keys.Event{Kind: keys.Resize, X: w, Y: h})
	a.Open(session.Open(trace))
	return a
}

// TestScreens compares whole screens, after keys, with pictures a person checked.
func TestScreens(t *testing.T) {
	scene := fixture(t, "scene")
	for _, c := range []struct {
		name   string
		w, h   int
		theme  *theme.Theme
		view   string
		script string
	}{
		{"timeline-80x24", 80, 24, theme.Colour, "", ""},
		{"timeline-80x24-mono", 80, 24, theme.Mono, "", ""},
		{"timeline-160x45", 160, 45, theme.Colour, "", ""},
		{"timeline-40x10", 40, 10, theme.Colour, "", ""},
		{"timeline-zoomed", 80, 24, theme.Colour, "", "+++"},
		{"timeline-wake", 80, 24, theme.Colour, "", "ggnz"},
		{"timeline-follow", 80, 24, theme.Colour, "", "gn<Enter>"},
		{"timeline-system", 80, 24, theme.Colour, "", "S"},
		{"timeline-details", 80, 24, theme.Colour, "", "<Tab>"},
		{"timeline-click", 80, 24, theme.Colour, "", "<click 60,11>"},
		{"goroutines-80x24", 80, 24, theme.Colour, "goroutines", ""},
		{"goroutines-80x24-mono", 80, 24, theme.Mono, "goroutines", "g<Space>j"},
		{"goroutines-160x45", 160, 45, theme.Colour, "goroutines", "gS<Enter><Enter>"},
		{"goroutines-250x70", 250, 70, theme.Colour, "goroutines", "g<Space>"},
		{"goroutines-bucket-80x24", 80, 24, theme.Colour, "goroutines", "g<Enter><Enter><Enter>"},
		{"goroutines-40x10", 40, 10, theme.Colour, "goroutines", ""},
		{"waits-80x24", 80, 24, theme.Colour, "waits", ""},
		{"waits-80x24-mono", 80, 24, theme.Mono, "waits", "j"},
		{"waits-160x45", 160, 45, theme.Colour, "waits", "j<Tab>h"},
		{"waits-250x70", 250, 70, theme.Colour, "waits", "S"},
		{"waits-place-80x24", 80, 24, theme.Colour, "waits", "<Enter>j"},
		{"waits-40x10", 40, 10, theme.Colour, "waits", ""},
		{"flame-80x24", 80, 24, theme.Colour, "flame", "jj"},
		{"flame-80x24-mono", 80, 24, theme.Mono, "flame", "jj"},
		{"flame-160x45", 160, 45, theme.Colour, "flame", "tj"},
		{"help-80x24", 80, 24, theme.Colour, "", "?"},
		{"info-80x24", 80, 24, theme.Colour, "", "I"},
		{"small", 30, 5, theme.Colour, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			script, err := keys.Parse(c.script)
			if err != nil {
				t.Fatal(err)
			}
			golden.Check(t, c.name, Play(open(scene, c.theme, c.w, c.h, c.view), script))
		})
	}
}
