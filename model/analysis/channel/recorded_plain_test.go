package channel

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"chanlens/model"
)

// plainSum is what is told of one channel, found by asking the model for each operation.
type plainSum struct {
	Sends, Receives, Fails, Len, MaxLen int
	SendWait, ReceiveWait, SelectWait   time.Duration
	Wakes, AtEnd                        int
}

func plainSums(tr *model.Trace) map[uint64]plainSum {
	sums := make(map[uint64]plainSum)
	edit := func(c model.Chan, with func(*plainSum)) {
		s := sums[tr.Chan(c).Number]
		with(&s)
		sums[tr.Chan(c).Number] = s
	}
	for c := model.Chan(1); int(c) < tr.NumChans(); c++ {
		for op := range tr.ChanOpsOf(c, 0, tr.End()+1) {
			edit(c, func(s *plainSum) {
				s.MaxLen = max(s.MaxLen, int(op.Len))
				switch {
				case op.Done() && op.Way() == model.ChanSend:
					s.Sends++
				case op.Done():
					s.Receives++
				case op.Is(model.ChanFails):
					s.Fails++
				}
			})
		}
		info := tr.Chan(c)
		edit(c, func(s *plainSum) { s.Len = info.Len() })
	}
	for g := range model.Goroutine(tr.NumGoroutines()) {
		for iv := range tr.Intervals(g, 0, tr.End()) {
			on := tr.ChanWait(iv)
			if woke, ok := tr.ChanWoke(iv); ok {
				on = []model.ChanOp{woke}
			}
			for _, op := range on {
				edit(op.Chan, func(s *plainSum) {
					long := iv.End.Sub(iv.Start)
					switch iv.Op {
					case model.OpSend:
						s.SendWait += long
					case model.OpReceive:
						s.ReceiveWait += long
					default:
						s.SelectWait += long
					}
					if iv.Open {
						s.AtEnd++
					} else {
						s.Wakes++
					}
				})
			}
		}
	}
	return sums
}

// What one pass adds up is what the model says of each operation and each wait; and pairs
// are those of the model.
func TestRecordedPlain(t *testing.T) {
	for seed := range uint64(8) {
		tr := simulated(t, seed, 12, 6, 6, 3000)
		r := studied(t, tr).Result()
		checkExact(t, tr, r)
		got := make(map[uint64]plainSum)
		for i := range r.Channels {
			c := &r.Channels[i]
			if !c.Exact {
				t.Errorf("seed %d: %s is not exact", seed, c.Name)
			}
			got[c.Recorded.Number] = plainSum{
				c.Sends, c.Receives, c.Recorded.SendFails + c.Recorded.ReceiveFails, c.Recorded.Len, c.Recorded.MaxLen,
				c.SendWait, c.ReceiveWait, c.SelectWait, c.Wakes, c.SendersAtEnd + c.ReceiversAtEnd + c.SelectsAtEnd,
			}
		}
		if diff := cmp.Diff(plainSums(tr), got); diff != "" {
			t.Fatalf("seed %d (-plain +got):\n%s", seed, diff)
		}
		comparePairs(t, tr, r)
	}
}

// comparePairs holds pairs against those of the model, by places and who waited.
func comparePairs(t *testing.T, tr *model.Trace, r Result) {
	t.Helper()
	type pair struct {
		kind         model.WakeKind
		waker, woken model.FrameID
	}
	want, got := make(map[pair]int), make(map[pair]int)
	place := func(op model.ChanOp) model.FrameID {
		if !op.Is(model.ChanWaited) {
			return tr.Site(op.Stack)
		}
		last := model.NoFrame // of the wait before
		for iv := range tr.Intervals(op.Goroutine, 0, op.At) {
			if onChannel(iv.Op) {
				last = tr.Site(iv.Stack)
			}
		}
		return last
	}
	for op := range tr.ChanOps(0, tr.End()+1) {
		if receive, ok := tr.ChanPair(op); ok && op.Way() == model.ChanSend {
			p := pair{model.WakeSend, place(op), place(receive)}
			if op.Is(model.ChanWaited) {
				p = pair{model.WakeReceive, p.woken, p.waker}
			}
			want[p]++
		}
	}
	for _, p := range r.Pairs {
		if p.Exact {
			got[pair{p.Kind, p.Waker, p.Woken}] += p.Count
		}
	}
	for p, n := range want {
		// A send that waited for room, and whose value nobody has received yet, is one by
		// its wake.
		if got[p] < n {
			t.Errorf("%v: %d, want %d", p, got[p], n)
		}
	}
}

// However many processors work, the result is the same.
func TestRecordedDeterministic(t *testing.T) {
	tr := simulated(t, 3, 60, 50, 10, 20_000)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	var want Result
	for i, n := range []int{1, 2, 5} {
		runtime.GOMAXPROCS(n)
		r := studied(t, tr).Result()
		if i == 0 {
			want = r
		}
		if diff := cmp.Diff(want, r, cmpopts.IgnoreUnexported(Result{})); diff != "" {
			t.Fatalf("with %d processors (-want +got):\n%s", n, diff)
		}
	}
}

// Many channels that are used alike are few entries.
func TestRecordedMany(t *testing.T) {
	tr := simulated(t, 5, 200, 4000, 40, 80_000)
	r := studied(t, tr).Result()
	n := 0
	for i := range r.Channels {
		n += r.Channels[i].Count
	}
	used := make(map[model.Chan]bool)
	for op := range tr.ChanOps(0, tr.End()+1) {
		if !op.Is(model.ChanWaits) { // a select may wait there, and take another case
			used[op.Chan] = true
		}
	}
	for g := range model.Goroutine(tr.NumGoroutines()) {
		if iv, ok := tr.IntervalAt(g, tr.End()-1); ok {
			for _, op := range tr.ChanWait(iv) {
				used[op.Chan] = true
			}
		}
	}
	if n != len(used) {
		t.Errorf("the entries are %d channels, %d were used", n, len(used))
	}
	if len(r.Channels) > len(used)/4 {
		t.Errorf("%d channels make %d entries", len(used), len(r.Channels))
	}
}

// Of many channels of one origin, those keep entries of their own on which somebody waits
// when the trace ends, and those that most is done with.
func TestRecordedOwn(t *testing.T) {
	var b strings.Builder
	b.WriteString("generation 1 0 1000000\ngoroutine 1 main.main\n  ^ running P0\ngoroutine 2 main.send\n  ^ running P1\n  900000 send @send\n")
	for c := 1; c <= 40; c++ {
		fmt.Fprintf(&b, "chan %d cap 1 elem \"int\" sent 0 received 0 made %d by 1 @made\n", c, 10*c)
	}
	at := 1000
	use := func(c, seq int) {
		fmt.Fprintf(&b, "op %d by 1 send %d seq %d len 1 @send\nop %d by 1 receive %d seq %d len 0 @receive\n", at, c, seq, at+10, c, seq)
		at += 20
	}
	for c := 1; c <= 40; c++ {
		use(c, 1)
	}
	for seq := range 30 {
		use(7, seq+2)
	}
	b.WriteString("op 880000 by 1 send 9 seq 2 len 1 @send\nop 899990 by 2 send 9 len 1 waits\n")
	r := studied(t, parsed(t, b.String())).Result()
	var got []string
	for i := range r.Channels {
		got = append(got, fmt.Sprintf("%s: %d", r.Channels[i].Label(), r.Channels[i].Sends))
	}
	want := []string{"main.send → main.receive #9: 2", "main.send → main.receive ×38: 38", "main.send → main.receive #7: 31"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// BenchmarkRecorded tells the cost of a recorded operation, from the visit to the result.
func BenchmarkRecorded(b *testing.B) {
	for name, chans := range map[string]int{"chans=100": 100, "chans=100000": 100_000} {
		b.Run(name, func(b *testing.B) {
			tr := simulated(b, 1, max(chans/4, 100), chans, 8, 800_000)
			ops := 0
			for c := range model.Chan(tr.NumChans()) {
				ops += tr.Chan(c).Ops
			}
			b.ReportAllocs()
			for b.Loop() {
				s := NewStudy(tr)
				visitAll(b, s)
				s.Result()
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(ops), "ns/operation")
			b.ReportMetric(float64(ops), "operations")
		})
	}
}
