package tui

import (
	"testing"

	"chanlens/tui/golden"
	"chanlens/tui/keys"
	"chanlens/tui/theme"
)

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
