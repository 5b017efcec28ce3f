package tui

import (
	"fmt"
	"strings"
	"testing"

	"chanlens/tui/action"
	"chanlens/tui/theme"
)

// TestWhy holds that a key that help lists says why it does nothing now.
func TestWhy(t *testing.T) {
	scene := fixture(t, "scene")
	for _, c := range []struct{ keys, want string }{
		{"b", "no place to go back to"},
		{"B", "no place to go forward to"},
		{"<C-z>", "no shell"},
		{"90", "no counts; 1 to 9 switch views"},
		{"9l", "this trace has no recorded channel operations"},
		{"~", "~ does nothing here; ? shows the keys"},
		{"u", "this trace has no recorded channel operations"},
		{"%", "this trace has no recorded channel operations"},
		{"M", "this trace has no recorded channel operations"},
		{"4gll", "there is nothing to open here"},
		{"4gh", "there is nothing to close here"},
		{"4<Tab>g", "does nothing here"},
		{"D<Tab>", "the details are hidden; D shows them"},
		{"<resize 80x14><Tab>", "no room for the details here"},
	} {
		a := open(scene, theme.Colour, 100, 30, "")
		play(t, a, c.keys)
		if got := a.session.Word; !strings.Contains(got, c.want) {
			t.Errorf("after %s: the note is %q, want %q", c.keys, got, c.want)
		}
	}
}

// TestWhyIsSilent holds that nothing is said of keys that nobody explains.
func TestWhyIsSilent(t *testing.T) {
	actions := []action.Action{
		{Keys: []string{"x"}},
		{Keys: []string{"x"}, Why: action.Because("")},
		{Keys: []string{"x", "y"}, Why: action.Because("reason")},
	}
	for key, want := range map[string]string{"x": "reason", "y": "reason", "z": ""} {
		if got := action.Why(actions, key); got != want {
			t.Errorf("why %s: %q, want %q", key, got, want)
		}
	}
}

// TestSmall holds that a screen too small says what it takes, and never a part of
// the size.
func TestSmall(t *testing.T) {
	scene := fixture(t, "scene")
	size := fmt.Sprintf("%dx%d", leastWidth, leastHeight)
	for w := 5; w < leastWidth; w++ {
		a := open(scene, theme.Colour, w, 5, "")
		if line := a.Draw().Lines()[0]; !strings.Contains(line+" ", size+" ") {
			t.Errorf("%d wide: %q lacks %s", w, line, size)
		}
	}
}
