package tui

import (
	"fmt"
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

// TestBlockedColumns holds that columns stand in order, and who gives room first.
func TestBlockedColumns(t *testing.T) {
	for w := leastWidth; w <= 250; w++ {
		for place := range 80 {
			c := blockedColumns(w, place)
			if c.op >= c.place || c.place >= c.fn || c.fn > c.bar || c.bar > w-leastLongest {
				t.Fatalf("width %d, place %d: %+v", w, place, c)
			}
		}
	}
	short, long := blockedColumns(80, 14), blockedColumns(80, 25)
	if got := fmt.Sprint(80-short.bar, 80-long.bar, short.bar-short.fn, long.bar-long.fn); got != "20 12 23 20" {
		t.Errorf("bars and functions are %s wide", got)
	}
}

// TestBlockedBack holds that going back to the list finds the row again.
func TestBlockedBack(t *testing.T) {
	trace := parse(t, twoPlaces)
	for _, c := range []struct {
		keys   string
		id     model.GoID
		member int
	}{
		{"2gj<Enter>b", 13, -1},                  // a group
		{"2gjj<Enter>b", 13, 0},                  // the first within
		{"2gjjj<Enter>b", 14, 1},                 // the second
		{"2gjjj<Enter>2h<Enter>bb", 14, 1},       // closed since
		{"2gjjj<Enter>bB2", 14, 1},               // forward, and by its key
		{"2gjjj<Enter>jG2", 15, 2},               // another was selected since
		{"2gjh<Enter>b", 13, -1},                 // a closed group
		{"2gjh1G2", 15, 2},                       // the selection is within a closed one
		{"2gjjj<Enter>b<Enter>b<Enter>b", 14, 1}, // again and again
		{"2g<Enter>b", 12, -1},                   // one alone
	} {
		a := open(trace, theme.Colour, 100, 20, "")
		play(t, a, c.keys)
		v := a.view().(*blockedView)
		b, ok := v.current()
		if !ok || trace.Goroutine(b.Goroutine).ID != c.id || v.rows[v.row].member != c.member {
			t.Errorf("after %s: row %+v, goroutine %d; want %d as member %d",
				c.keys, v.rows[v.row], trace.Goroutine(b.Goroutine).ID, c.id, c.member)
		}
		if got := trace.Goroutine(a.session.Sel.Goroutine).ID; got != c.id {
			t.Errorf("after %s: goroutine %d is selected, want %d", c.keys, got, c.id)
		}
	}
}
