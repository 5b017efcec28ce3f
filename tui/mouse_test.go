package tui

import (
	"fmt"
	"strings"
	"testing"

	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// clickOn clicks on a text where it stands first on the screen.
func clickOn(t *testing.T, a *App, text string) {
	t.Helper()
	for y, line := range a.Draw().Lines() {
		if before, _, ok := strings.Cut(line, text); ok {
			play(t, a, fmt.Sprintf("<click %d,%d>", canvas.Width(before), y))
			return
		}
	}
	t.Fatalf("there is no %q on\n%s", text, strings.Join(a.Draw().Lines(), "\n"))
}

// TestClicks holds that what looks as if it could be clicked on can be.
func TestClicks(t *testing.T) {
	for _, c := range []struct {
		what, view, keys string
		on               []string // one after the other
		want             string   // on the screen afterwards
	}{
		{"a key in the last line", "timeline", "", []string{"zoom"}, "a cell is 877µs"},
		{"help in the last line", "timeline", "", []string{"? help"}, "╭─ keys · Timeline"},
		{"actions in the last line", "timeline", "", []string{": actions"}, "Enter does it"},
		{"close in the last line", "timeline", "?", []string{"close"}, "? help"},
		{"beside a page", "timeline", "I", []string{"scene.trace"}, "? help"},
		{"the name of the file", "timeline", "", []string{"scene.trace"}, "╭─ this trace"},
		{"what is stuck", "timeline", "", []string{"2 stuck"}, "worth your time"},
		{"a word of the menu", "waits", "y", []string{"command line"}, "copied: chanlens"},
		{"the menu is left", "waits", "y", []string{"waiting in"}, "? help"},
		{"a row of the palette", "timeline", ":theme", []string{"theme light"}, "? help"},
		{"a hint of a prompt", "timeline", "/pool", []string{"Esc leaves"}, "? help"},
		{"what completes", "timeline", "fsta", []string{"Tab completes"}, "filter: state"},
		{"a row that is found", "timeline", "/pool", []string{"Mutex.Lock"}, "5 Locks"},
		{"the title of a column", "waits", "", []string{"total"}, "total▾"},
		{"the cross of a chip", "timeline", "fstuck<Enter>", []string{"×"}, "the filter is gone"},
		{"a link in the details", "channels", "", []string{"goroutine 8"}, "Timeline"},
		{"who waits at a place", "waits", "", []string{"goroutine 9"}, "Timeline"},
		{"the mark of a group", "goroutines", "", []string{"▸ main.sender"}, "▾ main.sender"},
	} {
		a := open(fixture(t, "scene"), theme.Colour, 120, 40, c.view)
		play(t, a, c.keys)
		for _, text := range c.on {
			clickOn(t, a, text)
		}
		if text := strings.Join(a.Draw().Lines(), "\n"); !strings.Contains(text, c.want) {
			t.Errorf("%s: no %q on\n%s", c.what, c.want, text)
		}
	}
}
