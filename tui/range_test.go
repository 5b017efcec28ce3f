package tui

import (
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/tui/golden"
	"chanlens/tui/session"
	"chanlens/tui/theme"
)

// choose returns an App with a range of the scene chosen.
func choose(t *testing.T, w, h int, view string, from, to model.Time) *App {
	t.Helper()
	a := open(fixture(t, "scene"), theme.Colour, w, h, view)
	a.session.Chosen = session.Range{Start: from, Span: to - from}
	play(t, a, "<F12>") // any event: the App catches up
	return a
}

// TestRangeScreens compares what is shown of a chosen range with pictures a person checked.
func TestRangeScreens(t *testing.T) {
	for _, c := range []struct {
		name, view string
		w, h       int
	}{
		{"range-80x24", "timeline", 80, 24},
		{"range-160x45", "timeline", 160, 45},
		{"range-goroutines-80x24", "goroutines", 80, 24},
		{"range-waits-80x24", "waits", 80, 24},
	} {
		t.Run(c.name, func(t *testing.T) { golden.Check(t, c.name, choose(t, c.w, c.h, c.view, 40e6, 60e6).Draw()) })
	}
}

// TestRangeIsDropped holds that without a range all of the trace is spoken of again.
func TestRangeIsDropped(t *testing.T) {
	a := choose(t, 100, 30, "waits", 40e6, 60e6)
	for _, want := range []string{"40ms to 60ms", "whole trace"} {
		if screen := strings.Join(a.Draw().Lines(), "\n"); !strings.Contains(screen, want) {
			t.Errorf("no %q in\n%s", want, screen)
		}
		a.session.Chosen = session.Range{}
		play(t, a, "j")
	}
}
