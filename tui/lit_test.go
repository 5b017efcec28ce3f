package tui

import (
	"strings"
	"testing"

	"chanlens/tui/keys"
	"chanlens/tui/session"
	"chanlens/tui/theme"
)

// TestLitLine: where a view has no room for details, the line of source that a step speaks of
// stands beside the step's title, and only there.
func TestLitLine(t *testing.T) {
	text := fixtureLesson(t, "lesson")
	const title, line = "Who takes the second answer?", "▸ 31 results <- n"
	for _, c := range []struct {
		w, h   int
		beside bool
	}{{80, 24, true}, {100, 30, false}, {160, 45, false}} {
		a := NewApp(Options{Name: "scene.trace", Theme: theme.Colour, Source: shelf{}, Lesson: &Lesson{Text: text, Name: "forgotten-senders", Step: 2}})
		a.Handle(keys.Event{Kind: keys.Resize, X: c.w, Y: c.h})
		a.Open(session.Open(fixture(t, "scene")))
		lines := a.Draw().Lines()
		if at := strings.Contains(strings.Join(lines, "\n"), title+"  "+line); at != c.beside {
			t.Errorf("%dx%d: the line stands beside the title: %v, want %v\n%s", c.w, c.h, at, c.beside, strings.Join(lines, "\n"))
		}
		if n := strings.Count(strings.Join(lines, "\n"), line); n > 1 {
			t.Errorf("%dx%d: the line is shown %d times", c.w, c.h, n)
		}
	}
}
