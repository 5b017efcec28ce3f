package tui

import (
	"context"
	"strings"
	"testing"

	"chanlens/tui/golden"
	"chanlens/tui/theme"

	"github.com/gdamore/tcell/v2"
)

// TestThemeChanges holds that a screen is drawn anew in a theme that is chosen while
// it is shown.
func TestThemeChanges(t *testing.T) {
	a := open(fixture(t, "scene"), theme.Colour, 80, 24, "")
	to := tcell.NewSimulationScreen("UTF-8")
	if err := to.Init(); err != nil {
		t.Fatal(err)
	}
	defer to.Fini()
	to.SetSize(80, 24)
	s := newScreen(&live{stack: newStack(context.Background(), a, Options{}, nil)})
	ground := func() (fg, bg tcell.Color) {
		s.Draw(to)
		_, style, _ := to.Get(79, 20)
		fg, bg, _ = style.Decompose()
		return fg, bg
	}
	if _, bg := ground(); bg != tcell.NewHexColor(0x121212) {
		t.Errorf("dark: the ground is %v", bg)
	}
	a.SetTheme(theme.Light)
	if _, bg := ground(); bg != tcell.NewHexColor(0xffffff) {
		t.Errorf("light: the ground is %v", bg)
	}
	a.SetTheme(theme.Light.At(theme.Colors256))
	if _, bg := ground(); bg != tcell.PaletteColor(231) {
		t.Errorf("light with 256 colours: the ground is %v", bg)
	}
	a.SetTheme(theme.Mono)
	if fg, bg := ground(); fg != tcell.ColorDefault || bg != tcell.ColorDefault || !a.session.Mono {
		t.Errorf("mono: the colours are %v and %v", fg, bg)
	}
}

// TestASCIIScreens holds that nothing but ASCII is drawn in ASCII, and all of it in
// its place.
func TestASCIIScreens(t *testing.T) {
	scene := fixture(t, "scene")
	for _, view := range ViewNames() {
		for _, keys := range []string{"", "?", "I", "<Tab>"} {
			plain, ascii := open(scene, theme.Mono, 100, 30, view), open(scene, theme.Mono.InASCII(true), 100, 30, view)
			p, a := play(t, plain, keys), play(t, ascii, keys)
			for y := range 30 {
				for x := range 100 {
					was, is := p.At(x, y), a.At(x, y)
					if is.Rune < ' ' || is.Rune > '~' || is.Style != was.Style || was.Rune != 0 && is.Rune != theme.ASCII(was.Rune) {
						t.Fatalf("%s after %q, cell %d,%d: %q became %q", view, keys, x, y, was.Rune, is.Rune)
					}
				}
			}
		}
	}
	golden.Check(t, "timeline-80x24-ascii", open(scene, theme.Mono.InASCII(true), 80, 24, "").Draw())
}

// TestReadyTerminal holds that terminals have the colours that they say, or those
// that the user says.
func TestReadyTerminal(t *testing.T) {
	for _, c := range []struct {
		term, colorterm string
		want, got       theme.Depth
	}{
		{"xterm-256color", "", theme.Auto, theme.Colors256},
		{"linux", "", theme.Auto, theme.Colors8},
		{"vt100", "", theme.Auto, theme.Colorless},
		{"xterm-256color", "", theme.Colors8, theme.Colors8},
		{"vt220", "", theme.Colors256, theme.Colors256},
		{"no-such-terminal", "", theme.Auto, theme.Truecolor},
		{"no-such-terminal", "", theme.Colors16, theme.Colors16},
		{"tmux", "truecolor", theme.Auto, theme.Truecolor},
		{"screen", "", theme.Truecolor, theme.Truecolor},
	} {
		t.Setenv("NO_COLOR", "1")
		t.Setenv("TCELL_TRUECOLOR", "")
		t.Setenv("TERM", c.term)
		t.Setenv("COLORTERM", c.colorterm)
		if got := readyTerminal(c.want); got != c.got {
			t.Errorf("TERM=%s COLORTERM=%s: asked for depth %d, got %d, want %d", c.term, c.colorterm, c.want, got, c.got)
		}
	}
	info, err := tcell.LookupTerminfo("vt220")
	if err != nil {
		t.Fatal(err)
	}
	if got := info.TParm(info.SetFg, 200); !strings.Contains(got, "38;5;200") || info.Colors != 256 {
		t.Errorf("%d colours, colour 200 is chosen by %q", info.Colors, got)
	}
}
