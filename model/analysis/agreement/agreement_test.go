package agreement

import (
	"strings"
	"testing"

	"chanlens/model"

	"github.com/google/go-cmp/cmp"
)

// recorded is a program of main (1), a producer (7), a consumer (8) and a forgotten sender
// (9). On channel 1, which has room for one element, 7 sends three; it waits with the
// second for room, which 8 makes by its first receive, and with the third likewise. Then
// 8 waits for one more, until 7 closes the channel. On channel 2 it is 9 that waits for
// ever: who made the channel has ended. 10 waits on channel 3, at which 1 is in a call
// still.
const recorded = `
generation 1 0 1000
goroutine 1 main.main
  ^ running P0 T1
  900 sleep @ time.Sleep time.go:300 < main.serve main.go:50 < main.main main.go:12
goroutine 6 main.maker
  10 runnable created by 1
  11 running P1 T2
  20 end
goroutine 7 main.produce
  30 runnable created by 1
  31 running P1 T2
  110 send @ runtime.chansend1 chan.go:161 < main.produce main.go:21
  200 runnable woken by 8 @ runtime.chanrecv1 chan.go:500 < main.consume main.go:31
  210 running P1 T2
  220 send @ runtime.chansend1 chan.go:161 < main.produce main.go:21
  300 runnable woken by 8 @ runtime.chanrecv1 chan.go:500 < main.consume main.go:31
  310 running P1 T2
  600 end
goroutine 8 main.consume
  40 runnable created by 1
  41 running P2 T3
  410 receive @ runtime.chanrecv1 chan.go:500 < main.consume main.go:31
  500 runnable woken by 7 @ main.produce main.go:23
  510 running P2 T3
  700 end
goroutine 9 main.forgotten
  50 runnable created by 1
  51 running P3 T4
  60 send @ runtime.chansend1 chan.go:161 < main.forgotten main.go:41
goroutine 10 main.worker
  70 runnable created by 1
  71 running P3 T4
  80 receive @ runtime.chanrecv1 chan.go:500 < main.worker main.go:51
chan 1 cap 1 elem "int" sent 0 received 0 made 5 by 1 @ main.main main.go:8
chan 2 cap 0 elem "int" sent 0 received 0 made 15 by 6 @ main.maker main.go:39
chan 3 cap 0 elem "job" sent 0 received 0 made 6 by 1 @ main.serve main.go:49 < main.main main.go:12
op 55 by 9 send 2 len 0 waits
op 75 by 10 receive 3 len 0 waits
op 100 by 7 send 1 seq 1 len 1 @ runtime.chansend1 chan.go:161 < main.produce main.go:21
op 105 by 7 send 1 len 1 waits
op 190 by 8 receive 1 seq 1 len 1 direct @ runtime.chanrecv1 chan.go:500 < main.consume main.go:31
op 211 by 7 send 1 seq 2 len 1 waited
op 215 by 7 send 1 len 1 waits
op 290 by 8 receive 1 seq 2 len 1 direct @ runtime.chanrecv1 chan.go:500 < main.consume main.go:31
op 311 by 7 send 1 seq 3 len 1 waited
op 350 by 8 receive 1 seq 3 len 0 @ runtime.chanrecv1 chan.go:500 < main.consume main.go:31
op 405 by 8 receive 1 len 0 waits
op 495 by 7 close 1 len 0 @ runtime.closechan chan.go:400 < main.produce main.go:23
op 511 by 8 receive 1 len 0 closed waited
`

// load returns a text as a recording, and as the stock trace without it.
func load(t *testing.T, src string) (recorded, stock *model.Trace) {
	t.Helper()
	var plain strings.Builder
	for line := range strings.Lines(src) {
		if !strings.HasPrefix(line, "op ") && !strings.HasPrefix(line, "chan ") {
			plain.WriteString(line)
		}
	}
	return parse(t, src), parse(t, plain.String())
}

func parse(t *testing.T, src string) *model.Trace {
	t.Helper()
	tr, err := model.ParseText(src)
	if err != nil {
		t.Fatal(err)
	}
	if err := model.Check(tr); err != nil {
		t.Fatal(err)
	}
	return tr
}

func of(t *testing.T, src string) Agreement {
	t.Helper()
	exact, stock := load(t, src)
	a, err := Of(t.Context(), exact, stock)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// Counted by hand, from the comment on recorded.
func TestCountedByHand(t *testing.T) {
	got := of(t, recorded)
	want := Agreement{
		// Both sends were let in by a receive, and the receive was ended by the close. The
		// second send's value was taken by another receive than the one that made room, but
		// by the same goroutine. The third's likewise.
		Pairs: Pairs{Waits: 3, Same: 3, Values: 2, Direct: 2},
		// Three waits on channel 1, one on each of the others.
		Channels: Channels{Waits: 5, Real: 3, Said: 3, Within: 3, ClaimedPairs: 3, RealPairs: 3, RightPairs: 3, PrecisionSum: 5, RecallSum: 5},
	}
	if diff := cmp.Diff(want.Pairs, got.Pairs); diff != "" {
		t.Errorf("pairs (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want.Channels, got.Channels); diff != "" {
		t.Errorf("channels (-want +got):\n%s", diff)
	}
}

// Whoever made the forgotten sender's channel has ended, and nobody else came to it. Main
// is still in the call that made the worker's.
func TestReach(t *testing.T) {
	exact, stock := load(t, recorded)
	open := make(map[model.Goroutine]*wait)
	waits := waitsOf(t.Context(), exact, stock)
	for i := range waits {
		if waits[i].stock.Open {
			open[waits[i].stock.Goroutine] = &waits[i]
		}
	}
	got := make(map[model.GoID]Reach)
	for g, r := range reachOf(exact, open) {
		got[exact.Goroutine(g).ID] = r
	}
	if diff := cmp.Diff(map[model.GoID]Reach{9: CutOff, 10: Reached}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	// If main has left the call, it may or may not have kept the channel.
	left := strings.Replace(recorded, "< main.serve main.go:50 < main.main main.go:12", "< main.main main.go:13", 1)
	if v := of(t, left).Verdicts; v.AtEnd[SaidStuck][ReachOpen]+v.AtEnd[SaidWaiting][ReachOpen] != 1 {
		t.Errorf("main has left the call that made the channel: %+v", v)
	}
}
