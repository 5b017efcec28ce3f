package channel

import (
	"fmt"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/model/format"
)

// Places of the fixtures, as lines of main.go.
const (
	sendAt    = "@ runtime.chansend1 chan.go:161 < main.send main.go:10"
	receiveAt = "@ runtime.chanrecv1 chan.go:506 < main.receive main.go:20"
	selectAt  = "@ runtime.selectgo select.go:351 < main.choose main.go:30"
	closeAt   = "@ main.stop main.go:40"
	cancelAt  = "@ context.(*cancelCtx).cancel context.go:567 < main.give main.go:50"
	lockAt    = "@ sync.(*Mutex).Lock mutex.go:46 < main.hold main.go:60"
	unlockAt  = "@ sync.(*Mutex).Unlock mutex.go:65 < main.hold main.go:62"
)

// script writes the text form of a trace: lines by goroutine.
type script struct {
	lines map[int][]string
	order []int
}

// at adds a line about a goroutine. Times are in µs; all goroutines run from the start.
func (s *script) at(g, us int, what string) {
	if s.lines == nil {
		s.lines = make(map[int][]string)
	}
	if s.lines[g] == nil {
		s.order = append(s.order, g)
	}
	s.lines[g] = append(s.lines[g], fmt.Sprintf("  %d %s", us*1000, what))
}

// wait lets a goroutine wait in an operation, until another one (0: a timer) does
// something somewhere.
func (s *script) wait(g, from, to int, op, at string, by int, how string) {
	s.at(g, from, op+" "+at)
	waker := fmt.Sprint(by)
	if by == 0 {
		waker = "-"
	}
	s.at(g, to, "runnable woken by "+waker+" "+how)
	s.lines[g] = append(s.lines[g], fmt.Sprintf("  %d running P0", to*1000+500))
}

// open lets a goroutine wait until the end.
func (s *script) open(g, from int, op, at string) { s.at(g, from, op+" "+at) }

// trace returns the trace, which lasts a second, of so many goroutines.
func (s *script) trace(t *testing.T, goroutines int) *model.Trace {
	t.Helper()
	var b strings.Builder
	b.WriteString("generation 1 0 1000000000\n")
	for g := 1; g <= goroutines; g++ {
		fmt.Fprintf(&b, "goroutine %d main.g%d\n  ^ running P0\n", g, g)
		for _, line := range s.lines[g] {
			b.WriteString(line + "\n")
		}
	}
	tr, err := model.ParseText(b.String())
	if err != nil {
		t.Fatal(err)
	}
	if err := model.Check(tr); err != nil {
		t.Fatal(err)
	}
	return tr
}

// told writes channels and locks as lines: how many, the name, what was seen, and what
// they are used for.
func told(r Result) string {
	var b strings.Builder
	for _, c := range r.Channels {
		kind := "one"
		if c.Several {
			kind = fmt.Sprintf("several (%d)", c.Count)
		}
		fmt.Fprintf(&b, "%s: %s, %s:", kind, c.Name, shapeWord(c.Shape))
		for _, n := range []struct {
			n    int
			what string
		}{
			{c.Sends, "sends"}, {c.Receives, "receives"}, {c.Closes, "closes"}, {c.Cancels, "cancels"}, {c.Timers, "timers"}, {c.Selects, "selects"},
			{c.MaxWaiting, "at once"}, {c.SendersAtEnd, "senders at end"}, {c.ReceiversAtEnd, "receivers at end"}, {c.SelectsAtEnd, "selects at end"},
		} {
			if n.n > 0 {
				fmt.Fprintf(&b, " %d %s", n.n, n.what)
			}
		}
		for _, d := range []struct {
			d    string
			what string
		}{{format.Duration(c.SendWait), "sending"}, {format.Duration(c.ReceiveWait), "receiving"}, {format.Duration(c.SelectWait), "selecting"}} {
			if d.d != "0s" {
				fmt.Fprintf(&b, " %s %s", d.d, d.what)
			}
		}
		b.WriteString("\n")
	}
	for _, k := range r.Locks {
		fmt.Fprintf(&b, "lock %s: %d waits, %d at once, %d at end, %d starved\n", k.Name, k.Waits, k.MaxWaiting, k.AtEnd, k.Starved)
	}
	return b.String()
}

func shapeWord(s Shape) string {
	if s == ShapeUnknown {
		return "unknown"
	}
	return s.String()
}
