package tui

import (
	"fmt"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/lesson"
	"chanlens/tui/keys"
	"chanlens/tui/monkey"
	"chanlens/tui/theme"

	"github.com/google/go-cmp/cmp"
)

// exactEnds returns two traces with recorded channel operations, which are the same up to the
// moment that a question is about: a send that waits for ever, or is received.
func exactEnds(t *testing.T) (a, b *model.Trace) {
	t.Helper()
	const begin = "generation 1 0 100000\n" +
		"goroutine 1 main.main\n  ^      running P0 T1\n" +
		"  30000  sleep @ time.Sleep time.go:361 < main.main main.go:22\n  90000  runnable woken by -\n  90500  running P0 T1\n" +
		"goroutine 8 main.sender\n  11000  runnable created by 1 @ main.search main.go:12 < main.main main.go:10\n  16000  running P1 T2\n" +
		"  20000  send @ runtime.chansend1 chan.go:161 < main.sender main.go:31\n"
	const chans = "chan 1 cap 4 elem \"int\" sent 0 received 0 made 10000 by 1 @ main.search main.go:9 < main.main main.go:10\n" +
		"op 17000 by 8 send 1 seq 1 len 1 @ runtime.chansend1 chan.go:161 < main.sender main.go:31\n" +
		"op 17100 by 8 send 1 seq 2 len 2 @ runtime.chansend1 chan.go:161 < main.sender main.go:31\n" +
		"op 17200 by 8 send 1 seq 3 len 3 @ runtime.chansend1 chan.go:161 < main.sender main.go:31\n" +
		"op 17300 by 8 send 1 seq 4 len 4 @ runtime.chansend1 chan.go:161 < main.sender main.go:31\n" +
		"op 19900 by 8 send 1 len 4 waits\n"
	return parse(t, begin+chans), parse(t, begin+
		"  95000  runnable woken by 1 @ runtime.chanrecv1 chan.go:506 < main.main main.go:20\n  97000  running P1 T2\n"+
		chans+
		"op 94900 by 1 receive 1 seq 1 len 4 direct @ runtime.chanrecv1 chan.go:506 < main.main main.go:20\n"+
		"op 97100 by 8 send 1 seq 5 len 4 waited\n")
}

// TestMonkeysBehindVeil has monkeys do the same in two traces that differ only in what comes
// after the moment of an open question. Whatever they do, they see and copy the same in both,
// as long as it is open.
func TestMonkeysBehindVeil(t *testing.T) {
	stock := fixtureLesson(t, "lesson")
	exact := asking(t, "player")
	for seed := range uint64(60) {
		text, ends := stock, twoEnds
		if seed%2 == 1 {
			text, ends = exact, exactEnds
		}
		waits, done := ends(t)
		twins := [2]*App{openLesson(text, waits, theme.Colour, 120, 36, 2), openLesson(text, done, theme.Colour, 120, 36, 2)}
		var copied [2]strings.Builder
		for i, a := range twins {
			a.clipboard = func(text string) { copied[i].WriteString(text) }
			if !a.session.Veil.On {
				t.Fatal("nothing is hidden")
			}
		}
		m := monkey.New(seed)
		var did []keys.Event
		for range 80 {
			e := m.Next()
			did = append(did, e)
			if e.Kind == keys.Key && e.Name == "E" {
				continue // another lesson, of one trace
			}
			for _, a := range twins {
				a.Handle(e)
			}
			if a, b := twins[0].session.Veil.On, twins[1].session.Veil.On; !a || !b || twins[0].quit {
				if a != b {
					t.Errorf("seed %d: it is hidden in one only, after %s", seed, monkey.Script(did))
				}
				break
			}
			x, y := strings.Join(twins[0].Draw().Lines(), "\n"), strings.Join(twins[1].Draw().Lines(), "\n")
			if x != y || copied[0].String() != copied[1].String() {
				t.Errorf("seed %d tells the end, after %s (-waits +done)\n%s", seed, monkey.Script(did), cmp.Diff(x+copied[0].String(), y+copied[1].String()))
				break
			}
		}
	}
}

// asking returns a lesson whose third step asks about the last send, in a view.
func asking(t *testing.T, view string) *lesson.Lesson {
	t.Helper()
	l, err := lesson.Parse("asking.md", fmt.Appendf(nil, `# What becomes of it

`+"```lesson\nabout: a send\n```"+`

One.

## Two

Two.

## Three

`+"```show\nat: 5th send by main.sender\nview: %s\n```"+`

`+"```ask\nDone?\n- [x] yes\n- [ ] no\n```\n", view))
	if err != nil {
		t.Fatal(err)
	}
	return l
}
