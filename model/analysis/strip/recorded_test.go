package strip_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/strip"

	gocmp "github.com/google/go-cmp/cmp"
)

// playing is a program being played: goroutines that send and receive at random, one step
// at a time, as a trace in text.
type playing struct {
	rng   *rand.Rand
	at    int
	chans []playedChan
	waits []int // by goroutine: the channel it waits on, from 1; 0: none
	lines [][]string
	ops   []playedOp
}

type playedChan struct {
	cap, len, sent, received int
	senders, receivers       []int // who waits, in turn
}

type playedOp struct {
	at   int
	text string
}

const playStep = 20

// play plays so many steps and returns the trace.
func play(t *testing.T, rng *rand.Rand, goroutines, channels, steps int) *model.Trace {
	t.Helper()
	p := playing{rng: rng, at: 1000, chans: make([]playedChan, channels), waits: make([]int, goroutines), lines: make([][]string, goroutines)}
	for c := range p.chans {
		p.chans[c].cap = rng.IntN(4)
	}
	for range steps {
		p.step()
	}
	var b strings.Builder
	fmt.Fprintf(&b, "generation 1 0 %d\n", p.at+1000)
	for g, lines := range p.lines {
		fmt.Fprintf(&b, "goroutine %d main.f%d\n ^ running P0 T1\n%s", g+1, g+1, strings.Join(lines, ""))
	}
	for c := range p.chans {
		fmt.Fprintf(&b, "chan %d cap %d elem \"int\" sent 0 received 0\n", c+1, p.chans[c].cap)
	}
	slices.SortStableFunc(p.ops, func(a, b playedOp) int { return cmp.Compare(a.at, b.at) })
	for _, op := range p.ops {
		b.WriteString(op.text)
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

// op notes an operation.
func (p *playing) op(at, g int, format string, args ...any) {
	p.ops = append(p.ops, playedOp{at, fmt.Sprintf("op %d by %d ", at, g+1) + fmt.Sprintf(format, args...) + "\n"})
}

// step has somebody who does not wait send or receive.
func (p *playing) step() {
	p.at += playStep * (1 + p.rng.IntN(10))
	g, n := p.rng.IntN(len(p.waits)), p.rng.IntN(len(p.chans))
	if p.waits[g] != 0 {
		return
	}
	c := &p.chans[n]
	if p.rng.IntN(2) == 0 {
		p.send(g, n, c)
	} else {
		p.receive(g, n, c)
	}
}

func (p *playing) send(g, n int, c *playedChan) {
	switch {
	case len(c.receivers) > 0:
		c.sent++
		c.received++
		p.op(p.at, g, "send %d seq %d len %d direct", n+1, c.sent, c.len)
		p.wake(&c.receivers, g, fmt.Sprintf("receive %d seq %d len %d waited", n+1, c.received, c.len))
	case c.len < c.cap:
		c.sent++
		c.len++
		p.op(p.at, g, "send %d seq %d len %d", n+1, c.sent, c.len)
	case p.rng.IntN(3) == 0:
		p.op(p.at, g, "send %d len %d fails", n+1, c.len)
	default:
		p.op(p.at, g, "send %d len %d waits", n+1, c.len)
		p.wait(&c.senders, g, n, "send")
	}
}

func (p *playing) receive(g, n int, c *playedChan) {
	switch {
	case len(c.senders) > 0:
		c.sent++
		c.received++
		p.op(p.at, g, "receive %d seq %d len %d direct", n+1, c.received, c.len)
		p.wake(&c.senders, g, fmt.Sprintf("send %d seq %d len %d waited", n+1, c.sent, c.len))
	case c.len > 0:
		c.received++
		c.len--
		p.op(p.at, g, "receive %d seq %d len %d", n+1, c.received, c.len)
	case p.rng.IntN(3) == 0:
		p.op(p.at, g, "receive %d len %d fails", n+1, c.len)
	default:
		p.op(p.at, g, "receive %d len %d waits", n+1, c.len)
		p.wait(&c.receivers, g, n, "receive")
	}
}

func (p *playing) wait(queue *[]int, g, n int, what string) {
	*queue = append(*queue, g)
	p.waits[g] = n + 1
	p.lines[g] = append(p.lines[g], fmt.Sprintf(" %d %s\n", p.at+2, what))
}

func (p *playing) wake(queue *[]int, by int, did string) {
	g := (*queue)[0]
	*queue = (*queue)[1:]
	p.waits[g] = 0
	p.lines[g] = append(p.lines[g], fmt.Sprintf(" %d runnable woken by %d\n %d running P0 T1\n", p.at+1, by+1, p.at+4))
	p.op(p.at+6, g, "%s", did)
}

// TestRecordedPlain holds what cells tell of recorded operations against the plain way: a
// look at each operation, and at each wait.
func TestRecordedPlain(t *testing.T) {
	for seed := range uint64(10) {
		rng := rand.New(rand.NewPCG(seed, 9))
		tr := play(t, rng, 6, 3, 300)
		from, to := model.Time(0), tr.End()
		if seed%2 == 1 { // a window with waits that reach into it
			from = model.Time(rng.Int64N(int64(tr.End() / 2)))
			to = from + 1 + model.Time(rng.Int64N(int64(tr.End()-from)))
		}
		cells := min(120, int(to-from))
		r := strip.Request{From: from, To: to, Cells: cells}
		for g := range model.Goroutine(tr.NumGoroutines()) {
			r.Acts = append(r.Acts, g)
		}
		for c := range model.Chan(tr.NumChans()) {
			r.Fills = append(r.Fills, c)
		}
		got, err := strip.Compute(t.Context(), tr, r)
		if err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(plainActs(tr, got, r.Acts), got.Acts); diff != "" {
			t.Fatalf("seed %d: by goroutine (-want +got)\n%s", seed, diff)
		}
		if diff := gocmp.Diff(plainFills(tr, got, r.Fills), got.Fills); diff != "" {
			t.Fatalf("seed %d: by channel (-want +got)\n%s", seed, diff)
		}
	}
}

func plainActs(t *model.Trace, s *strip.Strips, list []model.Goroutine) [][]strip.Acts {
	all := make([][]strip.Acts, len(list))
	for i, g := range list {
		for x := range len(s.Edges) - 1 {
			var of strip.Acts
			for op := range t.ChanOps(s.Edges[x], s.Edges[x+1]) {
				if kind := strip.KindOf(op.ChanAct); op.Goroutine == g && kind != 0 {
					of.Ops++
					of.Kinds |= kind
				}
			}
			all[i] = append(all[i], of)
		}
	}
	return all
}

func plainFills(t *model.Trace, s *strip.Strips, list []model.Chan) [][]strip.Fill {
	all := make([][]strip.Fill, len(list))
	for i, c := range list {
		length := int32(0)
		for op := range t.ChanOpsOf(c, 0, s.From) {
			length = op.Len
		}
		for x := range len(s.Edges) - 1 {
			from, to := s.Edges[x], s.Edges[x+1]
			of := strip.Fill{There: true, Most: length}
			for op := range t.ChanOpsOf(c, from, to) {
				length = op.Len
				if op.Is(model.ChanWaits) {
					continue
				}
				of.Most = max(of.Most, op.Len)
				of.Ops++
				switch {
				case op.Is(model.ChanFails):
					of.Failed++
				case op.Is(model.ChanDirect) && op.Kind == model.ChanSend:
					of.Given++
				case op.Is(model.ChanDirect):
					of.Taken++
				}
			}
			for g := range model.Goroutine(t.NumGoroutines()) {
				for iv := range t.Intervals(g, from, to) {
					if on := t.ChanWait(iv); len(on) == 1 && on[0].Chan == c {
						if d := min(iv.End, to) - max(iv.Start, from); iv.Op == model.OpSend {
							of.Send += d
						} else {
							of.Receive += d
						}
					}
				}
			}
			all[i] = append(all[i], of)
		}
	}
	return all
}

// TestChanAt holds who waits on a channel at a moment, and how full it is, against a look at
// everybody.
func TestChanAt(t *testing.T) {
	for seed := range uint64(20) {
		rng := rand.New(rand.NewPCG(seed, 7))
		tr := play(t, rng, 6, 3, 200)
		for range 50 {
			at, c := model.Time(rng.Int64N(int64(tr.End()))), model.Chan(1+rng.IntN(3))
			got := strip.ChanAt(t.Context(), tr, c, at, 100)
			var want []string
			length := 0
			for op := range tr.ChanOpsOf(c, 0, at+1) {
				length = int(op.Len)
			}
			for g := range model.Goroutine(tr.NumGoroutines()) {
				iv, _ := tr.IntervalAt(g, at)
				if on := tr.ChanWait(iv); len(on) == 1 && on[0].Chan == c {
					want = append(want, fmt.Sprint(iv.Start, g, iv.Op == model.OpSend))
				}
			}
			var have []string
			for i, iv := range got.Waits {
				have = append(have, fmt.Sprint(iv.Start, iv.Goroutine, got.Sends[i]))
			}
			slices.Sort(want)
			slices.Sort(have)
			if diff := gocmp.Diff(want, have); diff != "" || got.Len != length || got.More {
				t.Fatalf("seed %d: channel %d at %d: %d buffered, want %d (-want +got)\n%s", seed, c, at, got.Len, length, diff)
			}
		}
	}
}
