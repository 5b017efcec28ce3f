package tui

import (
	"strings"
	"testing"

	"chanlens/tui/golden"
	"chanlens/tui/keys"
	"chanlens/tui/theme"
)

// TestOpsKeys holds what the keys of channel operations say.
func TestOpsKeys(t *testing.T) {
	trace := fixture(t, "ops")
	for _, c := range []struct{ keys, want string }{
		{"gg<Home>u", "send 1 to chan main.Job #1, cap 4: 1 of 4 after it"},
		{"gg<Home>uuUU", "no channel operation before this"},
		{"gg<Home>uu%", "receive 2 from chan main.Job #1, cap 4: 3 of 4 after it"},
		{"gg<Home>uu%%", "send 2 to chan main.Job #1, cap 4: 2 of 4 after it"},
		{"gg<End>UU%", "no other half: no value went in or out"},
		{"gg<Home>%", "no channel operation is selected"},
		{"Gu", "no channel operation after this"},
		{"M", "channel operations are not marked in lanes"},
		{"MM", "are marked in lanes"},
		{"ttttgj<Home>.", "send 1 to"},
	} {
		a := open(trace, theme.Colour, 100, 30, "")
		script, err := keys.Parse(c.keys)
		if err != nil {
			t.Fatal(err)
		}
		Play(a, script)
		if got := a.session.Word; !strings.Contains(got, c.want) {
			t.Errorf("after %s: the note is %q, want %q", c.keys, got, c.want)
		}
	}
}

// TestOpsScreens compares the screens of a trace whose channel operations were recorded with
// pictures a person checked.
func TestOpsScreens(t *testing.T) {
	trace := fixture(t, "ops")
	for _, c := range []struct {
		name   string
		w, h   int
		theme  *theme.Theme
		script string
	}{
		{"ops-80x24", 80, 24, theme.Colour, "gg"},
		{"ops-80x24-mono", 80, 24, theme.Mono, "gg"},
		{"ops-160x45", 160, 45, theme.Colour, "gg"},
		{"ops-off-80x24", 80, 24, theme.Colour, "ggM"},
		{"ops-send-120x36", 120, 36, theme.Colour, "ggjUUUUUUUUUUuu"},
		{"ops-pair-120x36", 120, 36, theme.Colour, "gg<Home>uu%"},
		{"ops-back-120x36", 120, 36, theme.Colour, "gg<Home>uu%b"},
		{"ops-wait-120x36", 120, 36, theme.Colour, "gg<Home>n"},
		{"ops-select-120x36", 120, 36, theme.Colour, "ggjj<Home>nn"},
		{"ops-stuck-120x36", 120, 36, theme.Colour, ""},
		{"ops-channels-80x24", 80, 24, theme.Colour, "tttt"},
		{"ops-channels-80x24-mono", 80, 24, theme.Mono, "tttt"},
		{"ops-channels-160x45", 160, 45, theme.Colour, "ttttjuuuuu"},
		{"ops-channels-row-100x20", 100, 20, theme.Colour, "Dtttt"},
	} {
		t.Run(c.name, func(t *testing.T) {
			script, err := keys.Parse(c.script)
			if err != nil {
				t.Fatal(err)
			}
			golden.Check(t, c.name, Play(open(trace, c.theme, c.w, c.h, ""), script))
		})
	}
}
