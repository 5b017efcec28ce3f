package tui

import (
	"strings"
	"testing"

	"chanlens/tui/golden"
	"chanlens/tui/keys"
	"chanlens/tui/theme"
)

// TestGraphScreens compares the graph with pictures a person checked.
func TestGraphScreens(t *testing.T) {
	findings, stages := fixture(t, "findings"), fixture(t, "stages")
	for _, c := range []struct {
		name   string
		w, h   int
		theme  *theme.Theme
		script string
	}{
		{"graph-80x24", 80, 24, theme.Colour, ""},
		{"graph-80x24-mono", 80, 24, theme.Mono, ""},
		{"graph-160x45", 160, 45, theme.Colour, ""},
		{"graph-250x70", 250, 70, theme.Colour, "a"},
		{"graph-40x10", 40, 10, theme.Colour, ""},
		{"graph-list-160x45", 160, 45, theme.Colour, "t"},
		{"graph-near-80x24", 80, 24, theme.Colour, "n<Space>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			script, err := keys.Parse(c.script)
			if err != nil {
				t.Fatal(err)
			}
			golden.Check(t, c.name, Play(open(findings, c.theme, c.w, c.h, "graph"), script))
		})
	}
	golden.Check(t, "graph-stages-120x36", open(stages, theme.Colour, 120, 36, "graph").Draw())
}

// TestGraphLeads holds where Enter leads from the graph, and that back leads there again.
func TestGraphLeads(t *testing.T) {
	for _, c := range []struct{ keys, view, row string }{
		{"<Enter>", "channels", "query → ask"},
		{"jjj<Enter>", "locks", "Mutex.Lock"},
	} {
		a := open(fixture(t, "findings"), theme.Colour, 160, 45, "graph")
		screen := strings.Join(play(t, a, c.keys).Lines(), "\n")
		at := strings.Index(screen, "\n▸")
		if a.view().Name() != c.view || at < 0 || !strings.Contains(screen[at:min(at+60, len(screen))], c.row) {
			t.Errorf("%s leads to %s:\n%s", c.keys, a.view().Name(), screen)
		}
		if play(t, a, "b"); a.view().Name() != "graph" {
			t.Errorf("%s: back leads to %s", c.keys, a.view().Name())
		}
	}
}

// BenchmarkGraphFrame measures a key in the graph and the drawing after it.
func BenchmarkGraphFrame(b *testing.B) {
	a := open(fixture(b, "findings"), theme.Colour, 200, 60, "graph")
	for _, k := range []struct{ name, script string }{{"move", "lh"}, {"mode", "t"}, {"near", "<Space>"}, {"resize", "<resize 160x45><resize 200x60>"}} {
		b.Run(k.name, func(b *testing.B) { press(b, measured{App: a}, k.script) })
	}
}
