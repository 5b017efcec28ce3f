package agreement

import (
	"errors"
	"strings"
	"testing"

	"chanlens/model"

	"github.com/google/go-cmp/cmp"
)

// twins is a program in which two workers take from a channel each, at one place, from a
// sender (1) that is at one place, too: the inference cannot tell them apart. Then both
// sides of a wait are in a select, and a timer ends another one.
const twins = `
generation 1 0 1000
goroutine 1 main.main
  ^ running P0 T1
goroutine 7 main.work
  ^ receive @ runtime.chanrecv1 chan.go:500 < main.work main.go:31
  100 runnable woken by 1 @ runtime.chansend1 chan.go:161 < main.send main.go:21 < main.main main.go:12
  110 running P1 T2
  120 select @ runtime.selectgo select.go:300 < main.work main.go:35
  300 runnable woken by 1 @ runtime.selectgo select.go:300 < main.main main.go:15
  310 running P1 T2
goroutine 8 main.work
  ^ running P2 T3
  20 receive @ runtime.chanrecv1 chan.go:500 < main.work main.go:31
  200 runnable woken by 1 @ runtime.chansend1 chan.go:161 < main.send main.go:21 < main.main main.go:12
  210 running P2 T3
  220 receive @ runtime.chanrecv1 chan.go:500 < main.work main.go:37
  400 runnable
  410 running P2 T3
chan 1 cap 0 elem "int" sent 0 received 0
chan 2 cap 0 elem "int" sent 0 received 0
chan 3 cap 0 elem "int" sent 0 received 0
chan 4 cap 1 elem "time.Time" sent 0 received 0 timer
op 15 by 8 receive 2 len 0 waits
op 95 by 1 send 1 seq 1 len 0 direct @ runtime.chansend1 chan.go:161 < main.send main.go:21 < main.main main.go:12
op 111 by 7 receive 1 seq 1 len 0 waited
op 115 by 7 receive 3 len 0 case 0 of 1 waits
op 195 by 1 send 2 seq 1 len 0 direct @ runtime.chansend1 chan.go:161 < main.send main.go:21 < main.main main.go:12
op 211 by 8 receive 2 seq 1 len 0 waited
op 215 by 8 receive 4 len 0 timer waits
op 295 by 1 send 3 seq 1 len 0 case 0 of 1 direct @ runtime.selectgo select.go:300 < main.main main.go:15
op 311 by 7 receive 3 seq 1 len 0 case 0 of 1 waited
op 411 by 8 receive 4 seq 1 len 0 timer waited
`

// The first wait of goroutine 7, whose beginning was not recorded, is not compared.
func TestPairs(t *testing.T) {
	got := of(t, twins).Pairs
	want := Pairs{Waits: 3, Same: 2, Unsaid: 1, Values: 2, Direct: 2}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	other := strings.Replace(twins, "op 195 by 1", "op 195 by 7", 1)
	got = of(t, other).Pairs
	want = Pairs{Waits: 3, Same: 1, Unsaid: 1, Wrong: 1, Values: 2, Direct: 2, Misses: map[Miss]int{
		{model.OpReceive, model.WakeSend, "send, by another goroutine"}: 1,
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("recorded of another sender (-want +got):\n%s", diff)
	}
}

// Of the waits counted as on one channel, here six on two channels, 4+2 by 3+3:
func TestTally(t *testing.T) {
	cells := map[cell]int{{1, 7}: 3, {1, 8}: 1, {alone, 8}: 2}
	got := tally(cells)
	want := Channels{
		Waits: 6, Alone: 2, Real: 2, Said: 1, Within: 0,
		ClaimedPairs: 6, RealPairs: 6, RightPairs: 3,
		PrecisionSum: 3*0.75 + 0.25 + 2, RecallSum: 3 + 1./3 + 2*1./3,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got.Precision() != 0.5 || got.Recall() != 0.5 {
		t.Errorf("precision %v, recall %v", got.Precision(), got.Recall())
	}
	empty := tally(nil)
	if empty.Precision() != 1 || empty.Recall() != 1 {
		t.Errorf("of nothing: %+v", empty)
	}
}

// The sum of traces is the sum of all their figures.
func TestAdd(t *testing.T) {
	one := of(t, recorded)
	var two Agreement
	two.Add(one)
	two.Add(one)
	if two.Pairs.Waits != 2*one.Pairs.Waits || two.Channels.RecallSum != 2*one.Channels.RecallSum || two.Verdicts.AtEnd[SaidWaiting][Reached] != 2*one.Verdicts.AtEnd[SaidWaiting][Reached] {
		t.Errorf("%+v twice is %+v", one, two)
	}
}

func TestErrors(t *testing.T) {
	exact, stock := load(t, recorded)
	_, other := load(t, twins)
	for _, c := range []struct {
		what            string
		recorded, stock *model.Trace
		want            error
	}{
		{"nothing recorded", stock, stock, ErrNotRecorded},
		{"recorded twice", exact, exact, ErrDifferent},
		{"another trace", exact, other, ErrDifferent},
	} {
		if _, err := Of(t.Context(), c.recorded, c.stock); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.what, err, c.want)
		}
	}
}

// later is what the program of recorded did after its first generation: the worker got a
// job, and the forgotten sender waits on.
const later = recorded + `
generation 2 1000 2000
goroutine 1 main.main
  ^ sleep
  1100 runnable
  1110 running P0 T1
goroutine 9 main.forgotten
  ^ send
goroutine 10 main.worker
  ^ receive
  1200 runnable woken by 1 @ runtime.chansend1 chan.go:161 < main.serve main.go:52 < main.main main.go:12
  1210 running P3 T4
chan 3 cap 0 elem "job" sent 0 received 0
op 1190 by 1 send 3 seq 1 len 0 direct @ runtime.chansend1 chan.go:161 < main.serve main.go:52 < main.main main.go:12
op 1211 by 10 receive 3 seq 1 len 0 waited
`

// Asked when the first generation ends, the worker went on, and each wait counts once
// however often it is asked about.
func TestEarlier(t *testing.T) {
	exact := parse(t, later)
	_, part := load(t, recorded)
	var a Agreement
	var asked Asked
	for range 2 {
		a.Earlier(t.Context(), exact, part, &asked)
	}
	went, still := 0, 0
	for said := range numSaid {
		went += a.Verdicts.Earlier[said][WentOn]
		still += a.Verdicts.Earlier[said][StillWaits]
	}
	if went != 1 || still != 1 {
		t.Errorf("%+v, want one that went on and one that waits", a.Verdicts)
	}
}

func TestMoments(t *testing.T) {
	exact := parse(t, later)
	for n, want := range [][]int{nil, {1}, {1}, {1}} {
		if diff := cmp.Diff(want, Moments(exact, n)); diff != "" {
			t.Errorf("%d of two generations (-want +got):\n%s", n, diff)
		}
	}
}
