package tui

import (
	"slices"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/tui/golden"
	"chanlens/tui/keys"
	"chanlens/tui/theme"
)

// relay is a trace of a chain of waits: 1 waits for 2, which waits for a lock that 3
// holds, which sleeps.
const relay = `
generation 1 0 1000000
goroutine 1 main.main
  ^       running P0
  100000  WaitGroup.Wait @ sync.(*WaitGroup).Wait waitgroup.go:1 < main.main main.go:10
  900000  runnable woken by 2 @ sync.(*WaitGroup).Done waitgroup.go:2 < main.work main.go:20
  920000  running P0
goroutine 2 main.work
  50000   runnable created by 1 @ main.main main.go:5
  60000   running P1
  200000  Mutex.Lock @ sync.(*Mutex).Lock mutex.go:1 < main.work main.go:18
  700000  runnable woken by 3 @ sync.(*Mutex).Unlock mutex.go:2 < main.hold main.go:30
  750000  running P1
  950000  end
goroutine 3 main.hold
  ^       running P2
  300000  sleep @ time.Sleep sleep.go:1 < main.hold main.go:28
  600000  runnable woken by -
  610000  running P2
  650000  preempted @ main.spin main.go:29
  660000  running P2
  800000  send @ runtime.chansend1 chan.go:1 < main.hold main.go:33
`

// TestPathScreens compares the page with pictures a person checked.
func TestPathScreens(t *testing.T) {
	for _, c := range []struct {
		name   string
		w, h   int
		theme  *theme.Theme
		view   string
		script string
	}{
		{"path-120x36", 120, 36, theme.Colour, "", "g<End>W"},
		{"path-80x24", 80, 24, theme.Colour, "", "g<End>WjjjG"},
		{"path-80x24-mono", 80, 24, theme.Mono, "", "g<End>Wjjj"},
		{"path-goroutines-80x24", 80, 24, theme.Colour, "goroutines", "W"},
	} {
		t.Run(c.name, func(t *testing.T) {
			script, err := keys.Parse(c.script)
			if err != nil {
				t.Fatal(err)
			}
			golden.Check(t, c.name, Play(open(parse(t, relay), c.theme, c.w, c.h, c.view), script))
		})
	}
}

// TestPathJumps holds that Enter leads to where the marked step begins, or to who ended
// a wait, and that back leads back.
func TestPathJumps(t *testing.T) {
	for _, c := range []struct{ keys, want string }{
		{"W<Enter>", "1 at 920µs"},
		{"Wj<Enter>", "1 at 900µs"},
		{"Wjj<Enter>", "1 at 100µs"},
		{"Wjjj<Enter>", "2 at 899.999µs"},
		{"Wjjjk<Enter>", "1 at 100µs"},
		{"WkkW", "1 at 999.999µs"},
		{"Wjj<Esc>", "1 at 999.999µs"},
		{"Wjjj<Enter>b", "1 at 999.999µs"},
		{"W" + strings.Repeat("j", 12) + "<Enter>", "3 at 300µs"},
		{"W" + strings.Repeat("j", 99) + "<Enter>", "1 at 0s"},
		{"jjW<Enter>", "3 at 800µs"},
		{"<resize 100x14>W<End>k<Enter>", "1 at 0s"},
	} {
		a := open(parse(t, relay), theme.Colour, 100, 30, "")
		play(t, a, "g<End>"+c.keys)
		if got := where(a); got != c.want || a.overlay != nil {
			t.Errorf("after %s: %s, page open: %v; want %s", c.keys, got, a.overlay != nil, c.want)
		}
	}
}

// TestPathNotAlive holds that there is no page where there is nothing to tell.
func TestPathNotAlive(t *testing.T) {
	a := open(parse(t, relay), theme.Colour, 100, 30, "")
	play(t, a, "gj<Home>W")
	if a.overlay != nil || !strings.Contains(a.session.Word, "not alive") {
		t.Errorf("page open: %v, note %q", a.overlay != nil, a.session.Word)
	}
	a = open(parse(t, "generation 1 0 1000\n"), theme.Colour, 100, 30, "")
	play(t, a, "W")
	if a.overlay != nil || a.session.Word == "" {
		t.Errorf("of an empty trace, page open: %v, note %q", a.overlay != nil, a.session.Word)
	}
}

// TestPathBeside holds that the page is there while the walk goes on beside the event
// loop, shows what comes of it, and takes a result that comes after it was closed.
func TestPathBeside(t *testing.T) {
	var later []func() func()
	a := open(parse(t, relay), theme.Colour, 100, 30, "")
	a.beside = func(do func() func()) { later = append(later, do) }
	shows := func(text string) bool {
		return slices.ContainsFunc(a.Draw().Lines(), func(line string) bool { return strings.Contains(line, text) })
	}
	play(t, a, "g<End>W<Enter>j")
	if !shows("walking back") {
		t.Errorf("the page does not say that the walk goes on:\n%s", strings.Join(a.Draw().Lines(), "\n"))
	}
	later[0]()()
	if !shows("WaitGroup.Wait") {
		t.Errorf("the page does not show the path:\n%s", strings.Join(a.Draw().Lines(), "\n"))
	}
	play(t, a, "<Esc>W<Esc>")
	later[1]()()
	if a.overlay != nil {
		t.Error("the page came back")
	}
}

// TestPathAndMoreOfTheTrace holds that a step leads to the right goroutine though more
// of the trace has been loaded since, and handles are others.
func TestPathAndMoreOfTheTrace(t *testing.T) {
	a := openPart(t, 80, 24, "", 3)
	play(t, a, "jnW")
	before := where(a)
	grow(t, a, []uint64{1, 2, 3}, whole)
	play(t, a, "<Enter>")
	if got, _, _ := strings.Cut(where(a), " "); got != strings.Fields(before)[0] {
		t.Errorf("Enter leads to %s, from %s", where(a), before)
	}
	if a.session.Sel.Goroutine == model.NoGoroutine {
		t.Error("nobody is selected")
	}
}
