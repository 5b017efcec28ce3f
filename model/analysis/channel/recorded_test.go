package channel

import (
	"fmt"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/model/format"

	"github.com/google/go-cmp/cmp"
)

// Places of recorded operations.
const (
	sentAt     = "@ runtime.chansend1 chan.go:161 < main.send main.go:10"
	receivedAt = "@ runtime.chanrecv1 chan.go:506 < main.receive main.go:20"
	selectedAt = "@ runtime.selectgo select.go:351 < main.choose main.go:30"
	closedAt   = "@ runtime.closechan chan.go:414 < main.stop main.go:40"
	madeAt     = "@ main.main main.go:5"
)

// fill puts the places into a trace.
var fill = strings.NewReplacer("@send", sentAt, "@receive", receivedAt, "@select", selectedAt, "@close", closedAt, "@made", madeAt,
	"@timer", "@ time.NewTimer sleep.go:144 < main.main main.go:6", "@sleep", "@ runtime.newWakeableSleep trace.go:1143 < runtime.StartTrace trace.go:448",
	"@cancel", "@ runtime.closechan chan.go:414 < context.(*cancelCtx).cancel context.go:567 < main.give main.go:50",
	"@done", "@ context.(*cancelCtx).Done context.go:457 < main.receive main.go:20")

func parsed(t testing.TB, text string) *model.Trace {
	t.Helper()
	tr, err := model.ParseText(fill.Replace(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := model.Check(tr); err != nil {
		t.Fatal(err)
	}
	return tr
}

// toldExactly writes what [told] does, and what only a recording tells.
func toldExactly(tr *model.Trace, r Result) string {
	var b strings.Builder
	for i, line := range strings.SplitAfter(strings.TrimSuffix(told(r), "\n"), "\n") {
		b.WriteString(strings.TrimSuffix(line, "\n") + "\n")
		if i >= len(r.Channels) || !r.Channels[i].Exact {
			continue
		}
		c := &r.Channels[i]
		fmt.Fprintf(&b, "  %s\n", c.Evidence)
		for _, u := range c.Uses {
			fmt.Fprintf(&b, "  %d × %s at %s", u.Count, u.Word(), format.Place(tr.Frame(u.Site)))
			if u.Fails > 0 {
				fmt.Fprintf(&b, ", failed %d", u.Fails)
			}
			b.WriteString("\n")
		}
	}
	for _, p := range r.Pairs {
		word := "inferred"
		if p.Exact {
			word = "exact"
		}
		fmt.Fprintf(&b, "%s: %d × %s %s → %s %s, waited %s\n", word, p.Count, p.Kind, format.Place(tr.Frame(p.Waker)),
			p.Waited, format.Place(tr.Frame(p.Woken)), format.Duration(p.Wait))
	}
	return b.String()
}

// Each trace is a way in which channels are recorded, and what is told of it.
func TestRecorded(t *testing.T) {
	for _, tt := range []struct{ name, trace, want string }{
		{"a buffer that fills", `
generation 1 0 10000
goroutine 1 main.main
  ^ running P0
goroutine 2 main.send
  ^ running P1
  400 send @send
  1100 runnable woken by 1 @receive
  1200 running P1
chan 1 cap 2 elem "int" sent 0 received 0 made 100 by 1 @made
op 200 by 2 send 1 seq 1 len 1 @send
op 300 by 2 send 1 seq 2 len 2 @send
op 390 by 2 send 1 len 2 waits
op 1000 by 1 receive 1 seq 1 len 2 direct @receive
op 1210 by 2 send 1 seq 3 len 2 waited
op 2000 by 1 receive 1 seq 2 len 1 @receive
`, `
one: main.send → main.receive, slow consumer: 3 sends 2 receives 1 at once 700ns sending
  Recorded: chan int, capacity 2, made at main.go:5 by goroutine 1. 3 sends (1 waited), 2 receives (0 waited). The buffer was full at times; 1 of 2 at the end.
  3 × send at main.go:10
  2 × receive at main.go:20
exact: 1 × receive main.go:20 → send main.go:10, waited 700ns
exact: 2 × send main.go:10 → unknown main.go:20, waited 0s
`},
		{"a hand-off, then a close", `
generation 1 0 10000
goroutine 1 main.main
  ^ running P0
goroutine 2 main.receive
  ^ running P1
  300 receive @receive
  600 runnable woken by 1 @send
  700 running P1
  900 receive @receive
  1600 runnable woken by 1 @close
  1700 running P1
chan 1 cap 0 elem "int" sent 0 received 0 made 100 by 1 @made
op 290 by 2 receive 1 len 0 waits
op 500 by 1 send 1 seq 1 len 0 direct @send
op 710 by 2 receive 1 seq 1 len 0 waited
op 890 by 2 receive 1 len 0 waits
op 1500 by 1 close 1 len 0 @close
op 1710 by 2 receive 1 len 0 waited closed
op 1800 by 2 receive 1 len 0 closed @receive
op 1900 by 1 send 1 len 0 panics @send
`, `
one: main.send → main.receive, result used once: 1 sends 1 receives 1 closes 1 at once 1.00µs receiving
  Recorded: chan int without a buffer, made at main.go:5 by goroutine 1. 1 send (0 waited), 1 receive (1 waited).
  3 × receive at main.go:20
  2 × send at main.go:10
  1 × close at main.go:40
exact: 1 × close main.go:40 → receive main.go:20, waited 700ns
exact: 1 × send main.go:10 → receive main.go:20, waited 300ns
`},
		{"a select is on the channel of the case that is taken; an open one on all", `
generation 1 0 10000
goroutine 1 main.main
  ^ running P0
goroutine 2 main.choose
  ^ running P1
  300 select @select
  600 runnable woken by 1 @send
  700 running P1
  900 select @select
chan 1 cap 0 elem "int" sent 0 received 0
chan 2 cap 0 elem "bool" sent 0 received 0
op 280 by 2 receive 2 len 0 case 1 of 2 waits
op 290 by 2 receive 1 len 0 case 0 of 2 waits
op 500 by 1 send 1 seq 1 len 0 direct @send
op 710 by 2 receive 1 seq 1 len 0 case 0 of 2 waited
op 880 by 2 receive 2 len 0 case 1 of 2 waits
op 890 by 2 receive 1 len 0 case 0 of 2 waits
op 950 by 1 send 2 len 0 fails @select
`, `
one: main.send → main.choose, starved consumers: 1 sends 1 receives 1 selects 1 at once 1 selects at end 9.40µs selecting
  Recorded: chan int without a buffer, made before the recording. 1 send (0 waited), 1 receive (1 waited).
  2 × select receive at main.go:30
  1 × send at main.go:10
one: receive at main.go:30, idle: 1 at once 1 selects at end 9.10µs selecting
  Recorded: chan bool without a buffer, made before the recording.
  1 × select receive at main.go:30
  0 × send at main.go:30, failed 1
exact: 1 × send main.go:10 → select main.go:30, waited 300ns
`},
		{"a timer", `
generation 1 0 10000
goroutine 1 main.main
  ^ running P0
  300 receive @receive
  600 runnable woken by -
  700 running P0
chan 1 cap 1 elem "time.Time" sent 0 received 0 made 100 by 1 @timer
op 290 by 1 receive 1 len 0 waits timer
op 710 by 1 receive 1 seq 1 len 0 waited timer
`, `
one: timer at main.go:6, timer: 1 receives 1 timers 1 at once 300ns receiving
  Recorded: chan time.Time, capacity 1, made at main.go:6 by goroutine 1. Fired 1 time, with 1 receive.
  1 × receive at main.go:20
exact: 1 × timer  → receive main.go:20, waited 300ns
`},
		{"the nil channel, and the runtime's own", `
generation 1 0 10000
goroutine 1 main.main
  ^ running P0
  300 receive-on-nil-channel @receive
goroutine 2 main.send
  ^ running P1
  400 send-on-nil-channel @send
chan 1 cap 1 elem "struct {}" sent 0 received 0 made 100 by 1 @sleep
op 200 by 1 send 1 seq 1 len 1 @ runtime.wake trace.go:1 < main.main main.go:9
op 290 by 1 receive 0 waits
op 390 by 2 send 0 waits
`, `
one: nil channel, idle: 2 at once 1 senders at end 1 receivers at end 9.60µs sending 9.70µs receiving
  Recorded: who sends to the nil channel, or receives from it, waits for ever.
  1 × receive at main.go:20
  1 × send at main.go:10
`},
		{"what was not recorded is inferred, and makes channels of its own", `
generation 1 0 10000
goroutine 1 main.main
  ^ running P0
goroutine 2 main.receive
  ^ running P1
  300 receive @receive
  600 runnable woken by 1 @send
  700 running P1
  800 receive @receive
  1600 runnable woken by 1 @send
  1700 running P1
  2000 receive @receive
chan 1 cap 0 elem "int" sent 0 received 0
op 790 by 2 receive 1 len 0 waits
op 1500 by 1 send 1 seq 1 len 0 direct @send
op 1710 by 2 receive 1 seq 1 len 0 waited
`, `
one: main.send → main.receive (goroutines 2, 1), starved consumers: 1 sends 1 receives 1 at once 1 receivers at end 8.30µs receiving
one: main.send → main.receive #1, result used once: 1 sends 1 receives 1 at once 800ns receiving
  Recorded: chan int without a buffer, made before the recording. 1 send (0 waited), 1 receive (1 waited).
  1 × receive at main.go:20
  1 × send at main.go:10
exact: 1 × send main.go:10 → receive main.go:20, waited 800ns
inferred: 1 × send main.go:10 → receive main.go:20, waited 300ns
`},
		{"a window that starts in the middle: the end of a wait tells its channel", `
generation 7 0 10000
goroutine 1 main.main
  ^ running P0
goroutine 2 main.receive
  ^ receive @receive
  1600 runnable woken by 1 @send
  1700 running P1
chan 9 cap 4 elem "int" sent 100 received 98
op 200 by 1 receive 9 seq 99 len 1 @receive
op 300 by 1 receive 9 seq 100 len 0 @receive
op 1500 by 1 send 9 seq 101 len 0 direct @send
op 1710 by 2 receive 9 seq 101 len 0 waited
op 1800 by 1 send 9 seq 102 len 1 @send
`, `
one: main.send → main.receive, starved consumers: 2 sends 3 receives 1.60µs receiving
  Recorded: chan int, capacity 4, made before the recording. 2 sends (0 waited), 3 receives (1 waited). The buffer was filled to at most 1; 1 of 4 at the end.
  3 × receive at main.go:20
  2 × send at main.go:10
exact: 1 × send main.go:10 → receive main.go:20, waited 1.60µs
`},
		{"no operation tells how a wait ended: the one that the waker did", `
generation 1 0 10000
goroutine 1 main.main
  ^ running P0
goroutine 2 main.choose
  ^ running P1
  300 select @select
  600 runnable woken by 1 @send
  700 running P1
chan 1 cap 0 elem "int" sent 0 received 0
chan 2 cap 0 elem "bool" sent 0 received 0
op 280 by 2 receive 2 len 0 case 1 of 2 waits
op 290 by 2 receive 1 len 0 case 0 of 2 waits
op 500 by 1 send 1 seq 1 len 0 direct @send
`, `
one: main.send → main.choose, result used once: 1 sends 1 receives 1 selects 1 at once 300ns selecting
  Recorded: chan int without a buffer, made before the recording. 1 send (0 waited), 1 receive (1 waited).
  1 × select receive at main.go:30
  1 × send at main.go:10
exact: 1 × send main.go:10 → select main.go:30, waited 300ns
`},
		{"a context", `
generation 1 0 10000
goroutine 1 main.main
  ^ running P0
goroutine 2 main.receive
  ^ running P1
  300 receive @receive
  600 runnable woken by 1 @cancel
  700 running P1
chan 1 cap 0 elem "struct {}" sent 0 received 0 made 100 by 2 @done
op 290 by 2 receive 1 len 0 waits
op 500 by 1 close 1 len 0 @cancel
op 710 by 2 receive 1 len 0 waited closed
`, `
one: ctx.Done() cancelled at main.go:50, signal by close: 1 cancels 1 at once 300ns receiving
  Recorded: chan struct {} without a buffer, made at context.go:457 by goroutine 2.
  1 × receive at main.go:20
  1 × cancel at main.go:50
exact: 1 × cancel main.go:50 → receive main.go:20, waited 300ns
`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tr := parsed(t, tt.trace)
			s := studied(t, tr)
			r := s.Result()
			checkExact(t, tr, r)
			if diff := cmp.Diff(strings.Split(strings.TrimPrefix(tt.want, "\n"), "\n"), strings.Split(toldExactly(tr, r), "\n")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// checkExact holds the recorded channels of a result against what is true of all.
func checkExact(t *testing.T, tr *model.Trace, r Result) {
	t.Helper()
	of := make(map[int]int) // waits that ended, by channel
	for g := range model.Goroutine(tr.NumGoroutines()) {
		info := tr.Goroutine(g)
		for iv := range tr.Intervals(g, info.First, info.Last) {
			id, ok := r.ChannelOf(iv)
			on := tr.ChanWait(iv)
			switch {
			case ok && !iv.Open:
				of[id]++
			case ok && len(on) == 1 && len(r.WaitsOn(g)) != 1:
				t.Errorf("goroutine %d waits on one channel, and on %v", info.ID, r.WaitsOn(g))
			}
			if woke, recorded := tr.ChanWoke(iv); ok && recorded {
				if c := &r.Channels[id-1]; !c.Exact || c.Recorded.Number != 0 && c.Recorded.Number != tr.Chan(woke.Chan).Number {
					t.Errorf("goroutine %d waits at %d on channel %d, and is said to on %s", info.ID, iv.Start, tr.Chan(woke.Chan).Number, c.Name)
				}
			}
		}
	}
	for i := range r.Channels {
		c := &r.Channels[i]
		if !c.Exact {
			continue
		}
		if c.Wakes != of[c.ID] {
			t.Errorf("%s: %d waits ended, and %d are said to be on it", c.Name, c.Wakes, of[c.ID])
		}
		if c.Confidence != 1 || c.Evidence == "" || c.Several != (c.Count > 1) {
			t.Errorf("%s: sure %v, %d channels, %q", c.Name, c.Confidence, c.Count, c.Evidence)
		}
		count := 0
		for x := range r.Traffic(c.ID) {
			count += x.Count + x.Open
		}
		uses := 0
		for _, u := range c.Uses {
			uses += u.Count
		}
		if count != uses {
			t.Errorf("%s: %d operations by place, %d by crew", c.Name, uses, count)
		}
		if n := c.Recorded.Number; n != 0 && !c.Recorded.Timer {
			for h := range model.Chan(tr.NumChans()) {
				info := tr.Chan(h)
				if info.Number == n && int(info.SentBefore)+c.Sends-int(info.ReceivedBefore)-c.Receives != c.Recorded.Len {
					t.Errorf("%s: %d + %d sends, %d + %d receives, and %d are left", c.Name, info.SentBefore, c.Sends, info.ReceivedBefore, c.Receives, c.Recorded.Len)
				}
			}
		}
	}
}
