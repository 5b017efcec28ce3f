package tui

import (
	"context"
	"testing"

	"chanlens/tui/keys"
	"chanlens/tui/theme"

	"github.com/gdamore/tcell/v2"
)

// TestLiveTicks holds that time passes while something moves, and that it comes to an end.
func TestLiveTicks(t *testing.T) {
	s := start(context.Background(), Options{Name: "recorded.trace", Trace: fixture(t, "recorded"), View: "player"})
	s.sees(t, "paused")
	press := func(keys string) {
		for _, r := range keys {
			s.InjectKey(tcell.KeyRune, r, tcell.ModNone)
		}
	}
	press("g+++++++++++++++++++++++++++++++")
	s.sees(t, "1 main sends #8")
	s.InjectKey(tcell.KeyRune, ' ', tcell.ModNone)
	s.sees(t, "39.900ms of 400ms") // the last operation
	s.sees(t, "paused")
	press("q")
	if err := s.ends(t); err != nil {
		t.Error(err)
	}
}

// TestTicking holds that ticks are wanted only while something moves that can be seen.
func TestTicking(t *testing.T) {
	a := open(fixture(t, "recorded"), theme.Colour, 100, 30, "player")
	for _, step := range []struct {
		keys string
		want bool
	}{
		{"", false},
		{"<Home><Space>", true},
		{"?", false}, // the help lies above it
		{"<Esc>", true},
		{"2", false}, // another view is shown
		{"9", false}, // it stopped when it was left
		{"l", true},  // the element is on its way
		{"<tick><tick><tick><tick><tick><tick><tick><tick><tick><tick><tick><tick><tick>", false},
	} {
		script, err := keys.Parse(step.keys)
		if err != nil {
			t.Fatal(err)
		}
		if Play(a, script); a.Ticking() != step.want {
			t.Errorf("after %q: ticking is %v, want %v", step.keys, a.Ticking(), step.want)
		}
	}
}
