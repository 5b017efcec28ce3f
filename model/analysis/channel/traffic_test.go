package channel

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"chanlens/model"
	"chanlens/model/format"
)

// checkTraffic holds that the traffic of every channel and lock adds up to what is told of
// it as a whole.
func checkTraffic(t *testing.T, r Result) {
	t.Helper()
	type sum struct {
		count, open int
		wait        time.Duration
	}
	sumOf := func(list []Traffic) (s sum) {
		for _, x := range list {
			if x.Op == model.OpUnknown {
				if x.Open != 0 || x.Wait != 0 {
					t.Errorf("ends of waits take no time: %+v", x)
				}
			} else {
				s = sum{s.count + x.Count, s.open + x.Open, s.wait + x.Wait}
			}
			if x.First > x.Last || x.Count+x.Open == 0 {
				t.Errorf("traffic %+v", x)
			}
		}
		return s
	}
	for _, c := range r.Channels {
		want := sum{c.Wakes, c.SendersAtEnd + c.ReceiversAtEnd + c.SelectsAtEnd, c.SendWait + c.ReceiveWait + c.SelectWait}
		if got := sumOf(slices.Collect(r.Traffic(c.ID))); got != want {
			t.Errorf("the traffic of channel %d adds up to %+v, want %+v", c.ID, got, want)
		}
	}
	for _, k := range r.Locks {
		want := sum{k.Waits - k.AtEnd, k.AtEnd, k.Wait}
		if got := sumOf(slices.Collect(r.LockTraffic(k.ID))); got != want {
			t.Errorf("the traffic of lock %d adds up to %+v, want %+v", k.ID, got, want)
		}
	}
	for _, none := range []int{-1, 0, len(r.Channels) + 1} {
		for range r.Traffic(none) {
			t.Errorf("channel %d has traffic", none)
		}
	}
}

// Traffic is told by crew, operation and way; a select's way is that of the other side.
func TestTraffic(t *testing.T) {
	var s script
	s.wait(1, 10, 20, "send", sendAt, 3, receiveAt)
	s.wait(1, 30, 50, "send", sendAt, 3, receiveAt)
	s.wait(2, 100, 110, "receive", receiveAt, 1, sendAt)
	s.wait(4, 200, 230, "select", selectAt, 1, sendAt)
	s.open(1, 300, "send", sendAt)
	tr := s.trace(t, 4)
	r := studied(t, tr).Result()
	checkTraffic(t, r)
	var b strings.Builder
	ways := [...]string{WayUnknown: "-", WayIn: "in", WayOut: "out"}
	for _, c := range r.Channels {
		for x := range r.Traffic(c.ID) {
			what := x.Op.String()
			if x.Op == model.OpUnknown {
				what = "ends waits by " + x.By.String()
			}
			fmt.Fprintf(&b, "%d %s %s %s: %d, %d open, %s, %s to %s\n", c.ID, tr.String(x.Func), what, ways[x.Way], x.Count, x.Open,
				format.Duration(x.Wait), format.Moment(x.First, 1), format.Moment(x.Last, 1))
		}
	}
	const want = `1 main.g1 send in: 2, 1 open, 1.00s, 10.000µs to 300.000µs
1 main.g4 select out: 1, 0 open, 30.0µs, 200.000µs to 230.000µs
1 main.g2 receive out: 1, 0 open, 10.0µs, 100.000µs to 110.000µs
1 main.g1 ends waits by send in: 2, 0 open, 0s, 110.000µs to 230.000µs
1 main.g3 ends waits by receive out: 2, 0 open, 0s, 20.000µs to 50.000µs
`
	if got := b.String(); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
