package channel

import (
	"fmt"
	"strings"
	"testing"

	"chanlens/model"
)

// served is a goroutine (1) that starts another one again and again, and takes what it
// sends in a select. If idle, it comes to the select also before it starts the next one,
// and somebody else (2) gives it work.
func served(idle bool) string {
	const selects = "@ runtime.selectgo select.go:300 < main.serve main.go:20"
	var main, others strings.Builder
	at := 100
	for i := range 5 {
		if idle {
			fmt.Fprintf(&main, "  %d select %s\n  %d runnable woken by 2 @ runtime.chansend1 chan.go:161 < main.work main.go:30\n  %d running P0 T1\n", at, selects, at+10, at+11)
		}
		fmt.Fprintf(&main, "  %d select %s\n  %d runnable woken by %d @ runtime.chansend1 chan.go:161 < main.answer main.go:40\n  %d running P0 T1\n", at+30, selects, at+40, 7+i, at+41)
		fmt.Fprintf(&others, "goroutine %d main.answer\n  %d runnable created by 1 @ main.serve main.go:19\n  %d running P1 T2\n  %d end\n", 7+i, at+20, at+21, at+45)
		at += 100
	}
	return "generation 1 0 1000\ngoroutine 1 main.serve\n  ^ running P0 T1\n" + main.String() + "goroutine 2 main.work\n  ^ running P2 T3\n" + others.String()
}

// Who comes to its select while nobody is at work for it has one channel for all of them.
func TestLoops(t *testing.T) {
	for _, c := range []struct {
		idle bool
		want string
	}{{false, "5 channels of 1"}, {true, "1 channel of 5"}} {
		tr, err := model.ParseText(served(c.idle))
		if err != nil {
			t.Fatal(err)
		}
		r := studied(t, tr).Result()
		of := make(map[int]int)
		for iv := range tr.Intervals(0, 0, tr.End()) {
			if w, ok := tr.WakeAfter(iv); ok && w.Waker >= 2 {
				n, ok := r.Apart(iv)
				if !ok {
					t.Errorf("the wait at %d is on no channel", iv.Start)
				}
				of[n]++
			}
		}
		got := fmt.Sprintf("%d channels of %d", len(of), 5/max(len(of), 1))
		if got = strings.Replace(got, "1 channels", "1 channel", 1); got != c.want {
			t.Errorf("idle %v: answers come on %s, want %s", c.idle, got, c.want)
		}
	}
}

// A goroutine that first comes to a place when no more waits are looked at there is on a
// channel all the same.
func TestLate(t *testing.T) {
	var src strings.Builder
	src.WriteString("generation 1 0 100000\ngoroutine 1 main.main\n  ^ running P0 T1\n")
	const goroutines, waits = 3, 30
	for g := range goroutines {
		fmt.Fprintf(&src, "goroutine %d main.work\n  ^ running P1 T2\n", 7+g)
		for i := range waits {
			at := 100 + 10_000*g + 100*i
			fmt.Fprintf(&src, "  %d receive @ runtime.chanrecv1 chan.go:500 < main.work main.go:31\n  %d runnable woken by 1 @ runtime.chansend1 chan.go:161 < main.main main.go:21\n  %d running P1 T2\n", at, at+50, at+60)
		}
	}
	tr, err := model.ParseText(src.String())
	if err != nil {
		t.Fatal(err)
	}
	s := newStudy(tr, maxWaits, 2*maxEarly)
	visitAll(t, s)
	r := s.Result()
	if kept := len(s.channels.waits); kept+r.Omitted != goroutines*waits || kept != 4*maxEarly {
		t.Errorf("%d waits were looked at and %d were not, want %d of %d", kept, r.Omitted, 4*maxEarly, goroutines*waits)
	}
	for g := range model.Goroutine(goroutines + 1) {
		for iv := range tr.Intervals(g, 0, tr.End()) {
			if _, ok := r.ChannelOf(iv); iv.Op == model.OpReceive && !ok {
				t.Errorf("goroutine %d: the wait at %d is on no channel", g, iv.Start)
			}
		}
	}
}

// A context is cancelled once: who waits for several in turn waits on different channels,
// also if it cancels others itself.
func TestCancelledOnce(t *testing.T) {
	waits := []wait{
		{start: 1, end: 1000, woken: 0, waker: 1, burst: 1, kind: model.WakeCancel, op: model.OpSelect, side: receives},
		{start: 100_000, end: 200_000, woken: 0, waker: 2, burst: 2, kind: model.WakeCancel, op: model.OpSelect, side: receives},
	}
	order := []int32{0, 1}
	if v := check(waits, order, order); v.fits() || v.closes != 2 {
		t.Errorf("two cancellations fit one channel: %+v", v)
	}
	waits[0].waker, waits[1].waker = noNode, noNode
	if v := check(waits, order, order); !v.fits() {
		t.Errorf("who cancelled is not known, so these may be two waiters of one: %+v", v)
	}
}
