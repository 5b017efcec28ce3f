package tui

import (
	"errors"
	"strings"
	"testing"
	"time"

	"chanlens/model"
	"chanlens/tui/golden"
	"chanlens/tui/theme"
)

// openPart returns an App on what there is so far of the fixture stages.
func openPart(t testing.TB, w, h int, view string, there ...uint64) *App {
	t.Helper()
	a := open(stages(t, model.Pending, there...), theme.Colour, w, h, view)
	a.name = "stages.trace"
	a.progress(Progress{Done: 8_500_000, Total: 23_000_000, Generations: len(there), Of: 5}, 1200*time.Millisecond)
	return a
}

// TestPartialScreens compares screens of a trace that is loading, of one whose
// loading has failed, and of a window of one, with pictures a person checked.
func TestPartialScreens(t *testing.T) {
	for _, c := range []struct {
		name   string
		w, h   int
		script string
		app    func(w, h int) *App
	}{
		{"partial-first-80x24", 80, 24, "", func(w, h int) *App { return openPart(t, w, h, "") }},
		{"partial-first-160x45", 160, 45, "", func(w, h int) *App { return openPart(t, w, h, "") }},
		{"partial-80x24", 80, 24, "", func(w, h int) *App { return openPart(t, w, h, "", 1, 2) }},
		{"partial-160x45", 160, 45, "jj$^lllllll", func(w, h int) *App { return openPart(t, w, h, "", 1, 2) }},
		{"partial-40x10", 40, 10, "", func(w, h int) *App { return openPart(t, w, h, "", 1, 2) }},
		{"partial-focus-80x24", 80, 24, "j", func(w, h int) *App { return openPart(t, w, h, "", 3) }},
		{"partial-goroutines-80x24", 80, 24, "", func(w, h int) *App { return openPart(t, w, h, "goroutines", 1, 2) }},
		{"partial-info-80x24", 80, 24, "I", func(w, h int) *App { return openPart(t, w, h, "", 1, 2) }},
		{"partial-failed-80x24", 80, 24, "", failed(t)},
		{"partial-failed-info-80x24", 80, 24, "I", failed(t)},
		{"window-80x24", 80, 24, "", window(t, "")},
		{"window-whole-80x24", 80, 24, "0", window(t, "")},
		{"window-goroutines-80x24", 80, 24, "", window(t, "goroutines")},
	} {
		t.Run(c.name, func(t *testing.T) { golden.Check(t, c.name, play(t, c.app(c.w, c.h), c.script)) })
	}
}

// failed makes an App on a part of a trace of which the rest could not be loaded.
func failed(t *testing.T) func(w, h int) *App {
	return func(w, h int) *App {
		a := openPart(t, w, h, "", 1, 2)
		a.Fail(errors.New("stages.trace: read error at 13.1 MB: input/output error"))
		return a
	}
}

// window makes an App on a trace of which two generations were asked for.
func window(t *testing.T, view string) func(w, h int) *App {
	return func(w, h int) *App {
		return open(stages(t, model.Skipped, 2, 3), theme.Colour, w, h, view)
	}
}

// TestPartialKnowsNoEnd holds that no screen of a trace that is loading speaks of
// how goroutines end.
func TestPartialKnowsNoEnd(t *testing.T) {
	for _, there := range [][]uint64{{}, {1}, {1, 2}, {3}, {4, 5}} {
		for _, script := range []string{"", "4", "I", "G", "GL", "!", "G$", "jjj", "c", "4<Enter>", "6", "oo"} {
			for _, w := range []int{80, 160} {
				a := openPart(t, w, 40, "", there...)
				screen := strings.Join(play(t, a, script).Lines(), "\n")
				for _, word := range []string{"stuck", "STUCK", "◆", "blocked when the trace ends:", "the trace's end", "at the end, for", "nobody"} {
					if script == "!" && word == "stuck" || script == "oo" && word == "stuck" || script == "I" && word == "stuck" {
						continue // it says when that is known, and names an order
					}
					if strings.Contains(screen, word) {
						t.Errorf("generations %v, after %q: %q in\n%s", there, script, word, screen)
					}
				}
			}
		}
	}
}
