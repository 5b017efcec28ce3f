package tui

import (
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/tui/keys"
	"chanlens/tui/theme"
)

// lateText are lines that follow in the trace of the test below after what is asked, in two
// ways: in one of them there is a goroutine more.
var lateText = map[string][2]string{
	"send": {
		"  20ms   send @ runtime.chansend1 chan.go:161 < main.sender main.go:31\n",
		"  20ms   send @ runtime.chansend1 chan.go:161 < main.sender main.go:31\n  50ms   runnable woken by 1 @ runtime.chanrecv1 chan.go:506 < main.main main.go:20\n  51ms   running P1 T2\n",
	},
	"main": {"", "  30ms   sleep @ time.Sleep time.go:361 < main.main main.go:22\n  49ms   runnable woken by -\n  49.5ms   running P0 T1\n"},
	"late": {"", "goroutine 9 main.late\n  60ms   runnable created by 1 @ main.main main.go:23 < main.main main.go:23\n  61ms   running P1 T2\n"},
}

// twoEnds returns two traces that are the same up to the moment that a question is about, and
// differ after it: a send waits for ever, or it is done.
func twoEnds(t *testing.T) (a, b *model.Trace) {
	t.Helper()
	text := func(i int) string {
		return "trace 1.26\ngeneration 1 0 100ms\n" +
			"goroutine 1 main.main\n  ^      running P0 T1\n" + lateText["main"][i] +
			"goroutine 8 main.sender\n  11ms   runnable created by 1 @ main.search main.go:12 < main.main main.go:10\n  16ms   running P1 T2\n" + lateText["send"][i] + lateText["late"][i]
	}
	return parse(t, text(0)), parse(t, text(1))
}

// TestVeilHidesTheEnd holds that while a question is open, and in the steps before it,
// nothing that keys show depends on what comes after its moment.
func TestVeilHidesTheEnd(t *testing.T) {
	waits, done := twoEnds(t)
	text := fixtureLesson(t, "lesson")
	for _, size := range [][2]int{{160, 45}, {100, 30}, {80, 24}} {
		for step := range 3 {
			for _, script := range []string{
				"", "c", "<Enter>", "<Backspace>", "<Tab>", "<Tab>j", "<Tab>0", "<Tab>+++", "<Tab>$", "<Tab>.", "<Tab>n", "<Tab>]", "<Tab>!", "<Tab>v$", "<Tab><Tab>jj", "<Tab><Enter>",
				"<Tab>t", "<Tab>tt", "<Tab>ttt", "1", "3", "4", "5", "6", "7", "8", "4<Tab>j", "I", "W", "/send", "}", "y", "9", "r",
				"<Tab>o", "<Tab>O", "<Tab><C-t>", "<Tab>M", ":lanes<Enter>", "<click 3,0>", "8<Tab>", "4<click 70,9>", "8y",
			} {
				screen := func(trace *model.Trace) string {
					script, err := keys.Parse(script)
					if err != nil {
						t.Fatal(err)
					}
					a := openLesson(text, trace, theme.Colour, size[0], size[1], step)
					if !a.session.Veil.On {
						t.Fatal("nothing is hidden")
					}
					return strings.Join(Play(a, script).Lines(), "\n")
				}
				if x, y := screen(waits), screen(done); x != y {
					t.Errorf("step %d at %v: %s tells the end\n--- waits\n%s\n--- done\n%s", step+1, size, script, x, y)
				}
			}
		}
	}
}
