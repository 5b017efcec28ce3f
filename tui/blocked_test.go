package tui

import (
	"slices"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/tui/theme"
)

// twoPlaces is a trace of goroutines stuck at two places that differ in the line
// alone, three at the first.
const twoPlaces = `
generation 1 0 1000
goroutine 1 main.main
  ^    running P0
goroutine 12 example.com/kubernetes6632.(*idleAwareFramer).WriteFrame
  100  runnable created by 1
  110  running P1
  120  send @ runtime.chansend1 chan.go:161 < main.write kubernetes6632_test.go:51
goroutine 13 main.monitor
  200  runnable created by 1
  210  running P1
  220  send @ runtime.chansend1 chan.go:161 < main.write kubernetes6632_test.go:36
goroutine 14 main.monitor
  300  runnable created by 1
  310  running P1
  320  send @ runtime.chansend1 chan.go:161 < main.write kubernetes6632_test.go:36
goroutine 15 main.monitor
  400  runnable created by 1
  410  running P1
  420  send @ runtime.chansend1 chan.go:161 < main.write kubernetes6632_test.go:36
`

func parse(t testing.TB, text string) *model.Trace {
	t.Helper()
	trace, err := model.ParseText(text)
	if err != nil {
		t.Fatal(err)
	}
	return trace
}

// TestBlockedShowsLines holds that the list tells places apart at every width,
// and shows them whole where there is room.
func TestBlockedShowsLines(t *testing.T) {
	trace := parse(t, twoPlaces)
	for w := leastWidth; w <= 200; w++ {
		a := open(trace, theme.Colour, w, 12, "blocked")
		screen := strings.Join(a.Draw().Lines(), "\n")
		for _, place := range []string{"kubernetes6632_test.go:51", "kubernetes6632_test.go:36"} {
			if w < 58 {
				place = place[len(place)-len("st.go:51"):]
			}
			if !strings.Contains(screen, place) {
				t.Errorf("width %d: no %s in\n%s", w, place, screen)
			}
		}
	}
}

// TestBlockedBack holds that going back to the list finds the row again.
func TestBlockedBack(t *testing.T) {
	trace := parse(t, twoPlaces)
	for _, c := range []struct {
		keys string
		id   model.GoID
		row  string // what the row under the cursor says
	}{
		{"4gj<Enter>b", 13, "_test.go:36"},                        // a group
		{"4gjj<Enter>b", 13, " 13 main.monitor"},                  // the first within
		{"4gjjj<Enter>b", 14, " 14 main.monitor"},                 // the second
		{"4gjjj<Enter>4h<Enter>bb", 14, " 14 main.monitor"},       // closed since
		{"4gjjj<Enter>bB4", 14, " 14 main.monitor"},               // forward, and by its key
		{"4gjjj<Enter>jG4", 15, " 15 main.monitor"},               // another was selected since
		{"4gjh<Enter>b", 13, "_test.go:36"},                       // a closed group
		{"4gjh2G4", 15, " 15 main.monitor"},                       // the selection is within a closed one
		{"4gjjj<Enter>b<Enter>b<Enter>b", 14, " 14 main.monitor"}, // again and again
		{"4g<Enter>b", 12, "_test.go:51"},                         // one alone
	} {
		a := open(trace, theme.Colour, 100, 20, "")
		play(t, a, c.keys)
		screen := a.Draw().Lines()
		at := slices.IndexFunc(screen, func(line string) bool { return strings.HasPrefix(line, "▸") })
		if at < 0 || !strings.Contains(screen[at], c.row) {
			t.Errorf("after %s: no cursor on %q in\n%s", c.keys, c.row, strings.Join(screen, "\n"))
		}
		if got := trace.Goroutine(a.session.Sel.Goroutine).ID; got != c.id {
			t.Errorf("after %s: goroutine %d is selected, want %d", c.keys, got, c.id)
		}
	}
}
