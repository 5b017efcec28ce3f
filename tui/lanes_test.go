package tui

import (
	"strings"
	"testing"

	"chanlens/tui/lane"
	"chanlens/tui/session"
	"chanlens/tui/theme"
)

// Where there are many goroutines the timeline begins folded by what created them, unless
// the options say otherwise; the command that is copied says so where it differs.
func TestLanesToBeginWith(t *testing.T) {
	flat, procs := lane.Goroutines, lane.Processors
	for _, c := range []struct {
		goroutines int
		lanes      *lane.Mode
		want       lane.Mode
		command    string // of the lanes
	}{
		{50, nil, lane.Goroutines, ""},
		{300, nil, lane.BySite, ""},
		{300, &flat, lane.Goroutines, "--lanes goroutines"},
		{300, &procs, lane.Processors, "--lanes processors"},
	} {
		a := NewApp(Options{Name: "crowd.trace", Theme: theme.Colour, View: "timeline", Start: Start{Lanes: c.lanes}})
		a.Open(session.Open(crowd(t, c.goroutines)))
		if got := a.session.Mode; got != c.want {
			t.Errorf("%d goroutines: lanes of %s, want %s", c.goroutines, got, c.want)
		}
		words := strings.Join(a.commandLine(), " ")
		if strings.Contains(words, "--lanes") != (c.command != "") || !strings.Contains(words, c.command) {
			t.Errorf("%d goroutines: the command is %q, want %q in it", c.goroutines, words, c.command)
		}
	}
}

// Lanes are folded when so many goroutines have come that it is worth it, as long as the user
// has not touched anything.
func TestLanesFoldWhileLoading(t *testing.T) {
	for _, c := range []struct {
		script string
		want   lane.Mode
	}{
		{"", lane.BySite},
		{"j", lane.Goroutines},
		{"t", lane.BySite},
		{"tt", lane.ByFamily},
	} {
		a := open(crowd(t, 50), theme.Colour, 100, 40, "timeline")
		play(t, a, c.script)
		a.Show(session.Open(crowd(t, 300)).Survey)
		if got := a.session.Mode; got != c.want {
			t.Errorf("after %q: lanes of %s, want %s", c.script, got, c.want)
		}
	}
}
