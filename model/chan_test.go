package model

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// recorded is a program that makes a channel for one element. Goroutine 7 fills it,
// waits, and is woken by 1 in the next generation, which then takes part in a select.
const recorded = `
generation 1 0 1000
goroutine 1 main.main
  ^ running P0 T1
goroutine 7 main.sender
  200 runnable created by 1
  250 running P1 T2
  400 send @ runtime.chansend1 chan.go:161 < main.sender main.go:12
chan 1 cap 1 elem "int" sent 0 received 0 made 100 by 1 @ main.main main.go:8
op 300 by 7 send 1 seq 1 len 1 @ runtime.chansend1 chan.go:161 < main.sender main.go:11
op 390 by 7 send 1 len 1 waits
generation 2 1000 2000
goroutine 1 main.main
  ^ running P0 T1
  1500 select @ runtime.selectgo select.go:300 < main.main main.go:20
goroutine 7 main.sender
  ^ send
  1110 runnable woken by 1 @ runtime.chanrecv1 chan.go:500 < main.main main.go:15
  1200 running P1 T2
chan 1 cap 1 elem "int" sent 1 received 0
chan 2 cap 0 elem "bool" sent 0 received 0
op 1100 by 1 receive 1 seq 1 len 1 direct @ runtime.chanrecv1 chan.go:500 < main.main main.go:15
op 1210 by 7 send 1 seq 2 len 1 waited
op 1300 by 7 close 1 len 1 @ runtime.closechan chan.go:400 < main.sender main.go:13
op 1490 by 1 receive 2 len 0 case 1 of 2 waits
op 1491 by 1 send 1 len 1 case 0 of 2 waits
deadlock
`

// names says operations in words: when, who, what.
func names(tr *Trace, ops ...ChanOp) string {
	var all []string
	for _, op := range ops {
		all = append(all, fmt.Sprintf("%d g%s %v %d%s", op.At, tr.goText(op.Goroutine), op.Kind, tr.Chan(op.Chan).Number, op.text()))
	}
	return strings.Join(all, "; ")
}

func TestChanInfo(t *testing.T) {
	tr := fixture(t, recorded)
	got := tr.Chan(1)
	want := ChanInfo{
		Number: 1, Cap: 1, Elem: got.Elem, Made: 100, Maker: 0, MadeAt: got.MadeAt, Closed: 1300, Ops: 6,
		Sent: 2, Received: 1,
	}
	if diff := cmp.Diff(want, got); diff != "" || tr.String(got.Elem) != "int" || got.Len() != 1 {
		t.Errorf("%s elements, %d left (-want +got)\n%s", tr.String(got.Elem), got.Len(), diff)
	}
	if tr.NumChans() != 3 || !tr.Recorded() {
		t.Errorf("%d channels", tr.NumChans())
	}
}

func TestChanQueries(t *testing.T) {
	tr := fixture(t, recorded)
	main, sender := Goroutine(0), Goroutine(1)
	var of, by, in []ChanOp
	for op := range tr.ChanOpsOf(2, 0, 2000) {
		of = append(of, op)
	}
	for op := range tr.ChanOpsBy(sender, 390, 1300) {
		by = append(by, op)
	}
	for op := range tr.ChanOps(1100, 1210) {
		in = append(in, op)
	}
	wait, _ := tr.IntervalAt(sender, 400)
	choice, _ := tr.IntervalAt(main, 1600)
	woke, _ := tr.ChanWoke(wait)
	received, _ := tr.ChanPair(of1(tr.ChanOpsOf(1, 300, 301)))
	sent, _ := tr.ChanPair(received)
	for what, is := range map[string]struct{ got, want string }{
		"of a channel":       {names(tr, of...), "1490 g1 receive 2 len 0 case 1 of 2 waits"},
		"by a goroutine":     {names(tr, by...), "390 g7 send 1 len 1 waits; 1210 g7 send 1 seq 2 len 1 waited"},
		"in a span":          {names(tr, in...), "1100 g1 receive 1 seq 1 len 1 direct"},
		"waits":              {names(tr, tr.ChanWait(wait)...), "390 g7 send 1 len 1 waits"},
		"waits in a select":  {names(tr, tr.ChanWait(choice)...), "1490 g1 receive 2 len 0 case 1 of 2 waits; 1491 g1 send 1 len 1 case 0 of 2 waits"},
		"woke":               {names(tr, woke), "1210 g7 send 1 seq 2 len 1 waited"},
		"the send's pair":    {names(tr, received), "1100 g1 receive 1 seq 1 len 1 direct"},
		"the receive's pair": {names(tr, sent), "300 g7 send 1 seq 1 len 1"},
	} {
		if is.got != is.want {
			t.Errorf("%s: %s\nwant %s", what, is.got, is.want)
		}
	}
	if _, ok := tr.ChanPair(woke); ok {
		t.Error("nobody has received what was sent last")
	}
	if _, ok := tr.ChanWoke(choice); ok {
		t.Error("the select goes on")
	}
}

func of1(ops func(func(ChanOp) bool)) (first ChanOp) {
	for op := range ops {
		return op
	}
	return ChanOp{}
}

// TestChanWaitUnrecorded: a wait that nothing was recorded of is on no known channel,
// whatever its goroutine did before.
func TestChanWaitUnrecorded(t *testing.T) {
	src := strings.Replace(recorded, "op 390 by 7 send 1 len 1 waits\n", "", 1)
	tr := fixture(t, src)
	wait, _ := tr.IntervalAt(1, 400)
	if ops := tr.ChanWait(wait); ops != nil {
		t.Errorf("it waits as %s", names(tr, ops...))
	}
}

// TestChanWaitNilCases: a select does not wait on the nil channel, and so has fewer
// operations than cases. What it did before is none of them, and a border between
// generations may lie within.
func TestChanWaitNilCases(t *testing.T) {
	const src = `
generation 1 0 1000
goroutine 1 main.main
  ^ running P0 T1
  100 select
  200 runnable woken by 2
  250 running P0 T1
op 90 by 1 receive 1 case 0 of 3 waits
op 91 by 1 receive 2 case 1 of 3 waits
op 260 by 1 receive 1 fails
op 990 by 1 receive 1 case 0 of 3 waits
goroutine 2 main.other
  ^ running P1 T2
  300 send
op 280 by 2 send 1 case 0 of 2 waits
op 281 by 2 send 1 waits
generation 2 1000 2000
goroutine 1 main.main
  ^ running P0 T1
  1010 select
  1100 runnable woken by 3
  1150 running P0 T1
  1200 select
op 1000 by 1 receive 2 case 1 of 3 waits
op 1190 by 1 receive 2 case 1 of 3 waits
goroutine 2 main.other
  ^ send
`
	tr := fixture(t, src)
	for _, want := range []struct {
		g   Goroutine
		at  Time
		ops string
	}{
		{0, 100, "90 g1 receive 1 case 0 of 3 waits; 91 g1 receive 2 case 1 of 3 waits"},
		{0, 1010, "990 g1 receive 1 case 0 of 3 waits; 1000 g1 receive 2 case 1 of 3 waits"},
		{0, 1200, "1190 g1 receive 2 case 1 of 3 waits"}, // no end of the select before is recorded
		{1, 300, "281 g2 send 1 waits"},
	} {
		iv, _ := tr.IntervalAt(want.g, want.at)
		if got := names(tr, tr.ChanWait(iv)...); got != want.ops {
			t.Errorf("at %d it waits as %s\nwant %s", want.at, got, want.ops)
		}
	}
}

// TestWakeKind: a select that wakes another sends, or receives, as the other one tells.
func TestWakeKind(t *testing.T) {
	const src = `
generation 1 0 1000
goroutine 1 main.main
  ^ running P0 T1
  100 select
  200 runnable woken by 2 @ runtime.selectgo select.go:300 < main.other main.go:20
  250 running P0 T1
goroutine 2 main.other
  ^ running P1 T2
op 190 by 2 send 1 seq 1 len 0 case 0 of 2 direct
`
	for op, want := range map[string]WakeKind{
		"": WakeSelect,
		"op 260 by 1 receive 1 seq 1 len 0 case 0 of 2 waited":        WakeSend,
		"op 260 by 1 send 1 seq 1 len 0 case 0 of 2 waited":           WakeReceive,
		"op 260 by 1 receive 1 len 0 case 0 of 2 closed waited":       WakeSelect,
		"op 260 by 1 receive 1 seq 1 len 0 case 0 of 2 direct select": WakeSelect, // another operation
	} {
		tr := fixture(t, src+op+"\n")
		wait, _ := tr.IntervalAt(0, 150)
		w, _ := tr.WakeAfter(wait)
		if got := tr.WakeKind(w); w.Kind != WakeSelect || got != want {
			t.Errorf("%q: %v, which is %v, want %v", op, w.Kind, got, want)
		}
	}
}

// TestChanDump: what is dumped is read again as the same.
func TestChanDump(t *testing.T) {
	tr := fixture(t, recorded)
	first, second := dump(t, tr), dump(t, fixture(t, dump(t, tr)))
	if first != second {
		t.Errorf("(-first +second)\n%s", cmp.Diff(first, second))
	}
	for _, line := range strings.Split(strings.TrimSpace(recorded), "\n") {
		if (strings.HasPrefix(line, "op ") || line == "deadlock") && !strings.Contains(first, line) {
			t.Errorf("%q is missing from\n%s", line, first)
		}
	}
}

// textGenerations reads the generations of a text, to be added one by one.
func textGenerations(t *testing.T, src string) []*Generation {
	t.Helper()
	p := &textParser{version: "1.26"}
	for line := range strings.SplitSeq(strings.TrimSpace(src), "\n") {
		if err := p.line(strings.TrimSpace(line)); err != nil {
			t.Fatal(err)
		}
	}
	var all []*Generation
	for _, g := range p.gens {
		if err := g.play(); err != nil {
			t.Fatal(err)
		}
		all = append(all, g.Generation)
	}
	return all
}

// TestChanSnapshot: what is shown while a trace loads is sound, too.
func TestChanSnapshot(t *testing.T) {
	b := NewBuilder(Info{})
	for _, g := range textGenerations(t, recorded) {
		b.Add(g)
		if err := Check(b.Snapshot()); err != nil {
			t.Error(err)
		}
	}
	b.Seal()
}

// TestTimerChans: a channel is a timer's if it is declared so, by what is done on it, or by
// where it is made; and the receives of it have no sends.
func TestTimerChans(t *testing.T) {
	tr := fixture(t, `
generation 1 0 1000
goroutine 1 main.main
  ^ running P0 T1
chan 1 cap 1 elem "time.Time" sent 0 received 0 made 100 by 1 @ time.NewTimer sleep.go:140 < time.After sleep.go:210 < main.main main.go:8
chan 2 cap 1 elem "time.Time" sent 0 received 0 made 110 by 1 @ main.main main.go:9
chan 3 cap 1 elem "time.Time" sent 0 received 0 made 120 by 1 @ runtime.makechan chan.go:80 < time.NewTicker tick.go:35 < main.main main.go:10
chan 4 cap 1 elem "time.Time" sent 0 received 0
chan 5 cap 1 elem "time.Time" sent 3 received 2 timer
op 300 by 1 receive 1 seq 1 len 0 waited
op 310 by 1 receive 2 seq 1 len 0 waited
op 320 by 1 receive 3 seq 1 len 0 waited
op 330 by 1 receive 4 seq 1 len 0 waited timer
op 340 by 1 receive 5 seq 3 len 0 waited
`)
	want := map[uint64]bool{1: true, 3: true, 4: true, 5: true}
	for i := 1; i < tr.NumChans(); i++ {
		if c := tr.Chan(Chan(i)); c.Timer != want[c.Number] {
			t.Errorf("channel %d is a timer's: %v", c.Number, c.Timer)
		}
	}
	for op := range tr.ChanOps(0, tr.End()+1) {
		if pair, ok := tr.ChanPair(op); ok {
			t.Errorf("%s has a pair: %s", names(tr, op), names(tr, pair))
		}
	}
}

// TestChanSnapshotAhead: channels, their makers and closes, which only segments behind
// what is shown tell of, are not in a snapshot.
func TestChanSnapshotAhead(t *testing.T) {
	const src = `
generation 1 0 1000
goroutine 1 main.main
  ^ running P0 T1
chan 1 cap 1 elem "int" sent 0 received 0
op 300 by 1 send 1 seq 1 len 1
generation 2 1000 2000
goroutine 1 main.main
  ^ running P0 T1
goroutine 7 main.maker
  1100 runnable created by 1
  1200 running P1 T2
chan 1 cap 1 elem "int" sent 1 received 0 made 1300 by 7
chan 2 cap 1 elem "int" sent 0 received 0 made 1400 by 7
op 1500 by 7 close 1
`
	b := NewBuilder(Info{})
	for _, g := range textGenerations(t, src) {
		b.Add(g)
	}
	for !b.begun[0].filled.Load() {
		runtime.Gosched()
	}
	s := b.Snapshot() // of the first: the second still has no end
	defer b.Seal()
	if err := Check(s); err != nil {
		t.Error(err)
	}
	if c := s.Chan(1); s.NumChans() != 2 || c.Made != NoTime || c.Maker != NoGoroutine || c.Closed != NoTime {
		t.Errorf("%d channels, the last: %+v", s.NumChans(), c)
	}
}
