package tui

import (
	"strings"
	"testing"

	"chanlens/tui/golden"
	"chanlens/tui/keys"
	"chanlens/tui/session"
	"chanlens/tui/theme"
)

// TestOrderKeys holds what the key says that shows what happens before what.
func TestOrderKeys(t *testing.T) {
	for _, c := range []struct{ fixture, keys, want string }{
		{"ops", "ggr", "12 edges in the picture order what goroutine 1 does"},
		{"ops", "ggrr", "what happens before what is no longer shown"},
		{"ops", "ggr+++r", "what happens before what is no longer shown"},
		{"ops", "gg<Home>umaj<End>Umbrr", "mark a happens before mark b, by 1 edge"},
		{"ops", "ggj<End>Umakgg<Home>umbrr", "mark b happens before mark a, by 1 edge"},
		{"ops", "G<End>mak<End>mbrr", "nothing that is recorded orders marks a and b"},
		{"ops", "gg<Home>ma<End>mbrr", "the program has mark a before mark b, in one goroutine"},
		{"ops", "gg<Home>umaj<End>Umbrrr", "what happens before what is no longer shown"},
		{"ops", "gg<Home>umajmbjmcrr", "what happens before what is no longer shown"}, // three marks
		{"lanes", "ggr", "channel operations that did not wait are not in this trace"},
	} {
		a := open(fixture(t, c.fixture), theme.Colour, 100, 30, "")
		script, err := keys.Parse(c.keys)
		if err != nil {
			t.Fatal(err)
		}
		Play(a, script)
		if got := a.session.Word; !strings.Contains(got, c.want) {
			t.Errorf("%s, after %s: the note is %q, want %q", c.fixture, c.keys, got, c.want)
		}
	}
}

// TestOrderHidden: what is hidden is not told by what it is ordered by.
func TestOrderHidden(t *testing.T) {
	a := open(fixture(t, "ops"), theme.Colour, 120, 36, "")
	script, _ := keys.Parse("ggr")
	before := Play(a, script)
	if text := strings.Join(before.Lines(), "\n"); !strings.Contains(text, "╎") {
		t.Fatal("no edge is shown")
	}
	a.session.Veil = session.Veil{On: true, From: a.session.Trace.End() / 2, Who: a.session.Sel}
	if text := strings.Join(Play(a, nil).Lines(), "\n"); strings.Contains(text, "╎") || strings.Contains(text, "happens before") {
		t.Errorf("edges are shown of what is hidden\n%s", text)
	}
}

// TestOrderScreens compares screens that show what happens before what with pictures a person
// checked.
func TestOrderScreens(t *testing.T) {
	for _, c := range []struct {
		name, fixture string
		w, h          int
		theme         *theme.Theme
		script        string
	}{
		{"order-120x36", "ops", 120, 36, theme.Colour, "ggjr"},
		{"order-80x24-mono", "ops", 80, 24, theme.Mono, "ggjr"},
		{"order-send-120x36", "ops", 120, 36, theme.Colour, "gg<Home>uur"},
		{"order-wait-120x36", "ops", 120, 36, theme.Colour, "gg<Home>nr"},
		{"order-close-120x36", "ops", 120, 36, theme.Colour, "gg<End>UUr"},
		{"order-marks-100x30", "ops", 100, 30, theme.Colour, "gg<Home>umajj<End>Umbrr"},
		{"order-stock-120x36", "lanes", 120, 36, theme.Colour, "ggr"},
		{"order-processors-100x30", "ops", 100, 30, theme.Colour, "ggjrttt"},
	} {
		t.Run(c.name, func(t *testing.T) {
			script, err := keys.Parse(c.script)
			if err != nil {
				t.Fatal(err)
			}
			golden.Check(t, c.name, Play(open(fixture(t, c.fixture), c.theme, c.w, c.h, ""), script))
		})
	}
}
