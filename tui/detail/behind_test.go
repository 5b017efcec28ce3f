package detail

import (
	"fmt"
	"strings"
	"testing"

	"chanlens/model"
)

// relay is a chain of wakes: a timer wakes 2, which sends to 3, which is taken off its
// processor and then sends to 4, which unlocks for 1. 5 was created by 1 and never waited.
const relay = `
generation 1 0 10us
goroutine 1 main.main
  ^    Mutex.Lock @ sync.(*Mutex).Lock mutex.go:46 < main.main main.go:20
  5us  runnable woken by 4 @ sync.(*Mutex).Unlock mutex.go:65 < main.guard main.go:44
  6us  running P0
  8us  preempted
  9us  running P0
goroutine 2 main.tick
  ^    sleep @ time.Sleep time.go:361 < main.tick main.go:10
  1us  runnable woken by -
  1100 running P1
  2500 receive @ runtime.chanrecv1 chan.go:506 < main.tick main.go:12
goroutine 3 main.relay
  ^    receive @ runtime.chanrecv1 chan.go:506 < main.relay main.go:30
  2us  runnable woken by 2 @ runtime.chansend1 chan.go:161 < main.tick main.go:11
  2100 running P2
  2200 preempted
  2300 running P2
  3500 end
goroutine 4 main.guard
  ^    receive @ runtime.chanrecv1 chan.go:506 < main.guard main.go:40
  3us  runnable woken by 3 @ runtime.chansend1 chan.go:161 < main.relay main.go:31
  3100 running P3
  5500 end
goroutine 5 main.child
  7us  runnable created by 1 @ main.main main.go:22
  7500 running P1
`

func relayed(t *testing.T, id model.GoID, at model.Time) Subject {
	t.Helper()
	trace, err := model.ParseText(relay)
	if err != nil {
		t.Fatal(err)
	}
	if err := model.Check(trace); err != nil {
		t.Fatal(err)
	}
	g, _ := trace.Lookup(id)
	s := At(trace, g, at, nil)
	s.Chain = s.Behind()
	return s
}

// TestBehind holds who is told of, behind waits and runs.
func TestBehind(t *testing.T) {
	for _, c := range []struct {
		name string
		id   model.GoID
		at   model.Time
		want string
	}{
		{"a wait", 1, 1000, "4 at 5000, 3 at 3000, 2 at 2000, nobody at 1000"},
		{"ready since", 1, 5500, "4 at 5000, 3 at 3000, 2 at 2000, nobody at 1000"},
		{"a run after it was taken off", 1, 9500, "4 at 5000, 3 at 3000, 2 at 2000, nobody at 1000"},
		{"a wait that ends before", 3, 1000, "2 at 2000, nobody at 1000"},
		{"a wait that does not end", 2, 3000, ""},
		{"one that never waited", 5, 8000, "created by 1 at 7000, 4 at 5000, 3 at 3000, 2 at 2000, nobody at 1000"},
		{"not alive", 3, 9000, ""},
	} {
		var got []string
		s := relayed(t, c.id, c.at)
		for _, step := range s.Chain {
			text := "nobody"
			if step.Waker != model.NoGoroutine {
				text = fmt.Sprint(s.Trace.Goroutine(step.Waker).ID)
			}
			if step.Created {
				text = "created by " + text
			}
			got = append(got, fmt.Sprintf("%s at %d", text, step.At))
		}
		if got := strings.Join(got, ", "); got != c.want {
			t.Errorf("%s: %s; want %s", c.name, got, c.want)
		}
	}
}

// TestBehindInWords holds what the pane says of the chain, wide and narrow.
func TestBehindInWords(t *testing.T) {
	for _, c := range []struct {
		id    model.GoID
		at    model.Time
		width int
		want  string
	}{
		{1, 1000, 60, `
woken by
  goroutine 4  main.guard
  which released the lock
  at 5.00µs in main.go:44
  then waited 1.00µs for a processor
`},
		{1, 1000, 60, `
before that  W shows all of it
  -2.00µs  goroutine 3  main.relay
           sent on the channel, main.go:31
  -1.00µs  goroutine 2  main.tick
           sent on the channel, main.go:11
  -1.00µs  a timer fired
           it was in sleep, main.go:10
`},
		{1, 1000, 36, `
  -2.00µs  goroutine 3  main.relay
           send main.go:31
  -1.00µs  goroutine 2  main.tick
           send main.go:11
`},
		{5, 8000, 60, `
before that  W shows all of it
   -500ns  goroutine 1  main.main
           created it, main.go:22
  -2.00µs  goroutine 4  main.guard
`},
	} {
		if got := "\n" + text(Rows(relayed(t, c.id, c.at), c.width)); !strings.Contains(got, c.want) {
			t.Errorf("%d at %d, width %d: no%sin%s", c.id, c.at, c.width, c.want, got)
		}
	}
}

// TestBehindIsBounded holds that a chain of wakes back and forth ends.
func TestBehindIsBounded(t *testing.T) {
	var one, two strings.Builder
	for i := range 20 {
		at := i * 100
		fmt.Fprintf(&one, "  %d runnable woken by 2 @ main.two main.go:2\n  %d running P0\n  %d receive @ main.one main.go:1\n", at+10, at+20, at+70)
		fmt.Fprintf(&two, "  %d receive @ main.two main.go:2\n  %d runnable woken by 1 @ main.one main.go:1\n  %d running P1\n", at+30, at+60, at+80)
	}
	trace, err := model.ParseText("generation 1 0 3000\ngoroutine 1 main.one\n  ^ receive\n" + one.String() + "goroutine 2 main.two\n  ^ running P1\n" + two.String())
	if err != nil {
		t.Fatal(err)
	}
	g, _ := trace.Lookup(1)
	s := At(trace, g, 1525, nil)
	if n := len(s.Behind()); n != MaxBehind {
		t.Errorf("%d steps, want %d", n, MaxBehind)
	}
}
