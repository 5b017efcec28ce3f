package tui

import (
	"testing"

	"chanlens/tui/golden"
	"chanlens/tui/lane"
	"chanlens/tui/theme"
)

// openMode returns an App whose timeline shows lanes of a kind.
func openMode(t *testing.T, fixtureName string, th *theme.Theme, w, h int, m lane.Mode, script string) *App {
	t.Helper()
	a := open(fixture(t, fixtureName), th, w, h, "timeline")
	a.session.Mode = m
	a.session.Refresh()
	play(t, a, script)
	return a
}

// TestModes compares the timeline with lanes of each kind with pictures a person checked.
func TestModes(t *testing.T) {
	for m := range lane.Mode(len(lane.Modes())) {
		for _, c := range []struct {
			size  string
			w, h  int
			theme *theme.Theme
		}{{"80x24", 80, 24, theme.Colour}, {"80x24-mono", 80, 24, theme.Mono}, {"160x45", 160, 45, theme.Colour}} {
			t.Run(m.String()+"-"+c.size, func(t *testing.T) {
				a := openMode(t, "lanes", c.theme, c.w, c.h, m, "")
				golden.Check(t, "lanes-"+m.String()+"-"+c.size, a.Draw())
			})
		}
	}
	for _, c := range []struct {
		name   string
		m      lane.Mode
		script string
	}{
		{"250x70", lane.BySite, "g<Space>jp"},
		{"tasks-regions-100x30", lane.Tasks, "jj"},
		{"range-100x30", lane.Goroutines, "gllllvllllllllll"},
		{"channel-row-100x30", lane.Channels, "pjp"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w, h := 100, 30
			if c.name == "250x70" {
				w, h = 250, 70
			}
			golden.Check(t, "lanes-"+c.name, openMode(t, "lanes", theme.Colour, w, h, c.m, c.script).Draw())
		})
	}
}

// TestModesWhileLoading holds that lanes of every kind stay what they are while more of the
// trace comes, with what is pinned and open.
func TestModesWhileLoading(t *testing.T) {
	for m := range lane.Mode(len(lane.Modes())) {
		for _, script := range []string{"", "jp", "g<Space>jjpA", "gx++", "pX!tt"} {
			a := openPart(t, 100, 40, "timeline", 1, 2)
			a.session.Mode = m
			a.session.Refresh()
			play(t, a, script)
			who, pins, mode := where(a), len(a.session.Kept), a.session.Mode
			grow(t, a, []uint64{1, 2, 3}, []uint64{1, 2, 3, 4}, whole)
			a.Draw()
			if got := a.session.Mode; got != mode {
				t.Errorf("%s, after %q: lanes are %s, want %s", m, script, got, mode)
			}
			if mode.Ordered() && script != "" && (len(a.session.Kept) != pins || where(a) != who) {
				t.Errorf("%s, after %q: %s and %d pins, want %s and %d", m, script, where(a), len(a.session.Kept), who, pins)
			}
		}
	}
}
