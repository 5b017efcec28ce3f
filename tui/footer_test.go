package tui

import (
	"strings"
	"testing"

	"chanlens/tui/keys"
	"chanlens/tui/session"
	"chanlens/tui/theme"
)

// The last line leads a person who knows no key from who is stuck to what mends it, and
// back; in the details, it is about these.
func TestHints(t *testing.T) {
	for _, c := range []struct {
		keys string
		want string // at the line's begin
	}{
		{"", "! next stuck  1 how to fix  n next wait"},
		{"1", "Enter show in timeline"},
		{"1<Enter>", "! next stuck  1 how to fix  b back"},
		{"1<Enter>b", "Enter show in timeline"},
		{"<Tab>", "j next row  Space all frames  Esc leave"},
		{"vl", "Enter end the range  Esc drop range"},
	} {
		a := NewApp(Options{Name: "scene.trace", Theme: theme.Colour})
		a.Handle(keys.Event{Kind: keys.Resize, X: 120, Y: 30})
		a.Open(session.Open(fixture(t, "scene")))
		lines := play(t, a, c.keys).Lines()
		if got := strings.TrimSpace(lines[len(lines)-1]); !strings.HasPrefix(got, c.want) {
			t.Errorf("after %q the last line is %q, want %q …", c.keys, got, c.want)
		}
	}
}
