package replay_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/replay"
)

// words says how a channel stands as [playing] does.
func words(t *model.Trace, is *replay.Channel) string {
	return stateWords(int(is.Sent), int(is.Received), numbers(t, is.Senders), numbers(t, is.Receivers), is.Closed)
}

func numbers(t *model.Trace, list []replay.Waiter) []int {
	var all []int
	for _, w := range list {
		all = append(all, int(t.Goroutine(w.Goroutine).ID))
	}
	return all
}

// TestPlayed holds what is found at each place against a program that was played from the
// start, and what comes next against the order of its operations.
func TestPlayed(t *testing.T) {
	ctx := context.Background()
	for seed := range uint64(60) {
		tr, ops := play(t, seed, 2+int(seed%9), 1+int(seed%5), 400)
		p := replay.Place{Index: -1}
		for i := range ops {
			op, ok := p.Next(ctx, tr, replay.All(tr), func(*model.ChanOp) bool { return true })
			if !ok {
				t.Fatalf("seed %d: there are %d operations, want %d", seed, i, len(ops))
			}
			p = replay.After(&op)
			for c, want := range ops[i].after {
				is := replay.ChannelAt(ctx, tr, model.Chan(c+1), p)
				if got := words(tr, &is); got != want {
					t.Fatalf("seed %d, after %schannel %d is: %s\nwant: %s", seed, ops[i].text, c+1, got, want)
				}
				freed := ""
				if len(is.Freed) > 0 {
					freed = fmt.Sprint(numbers(tr, is.Freed))
				}
				if want := ops[i].freed[c]; freed != want && want != "[]" && op.Chan == model.Chan(c+1) {
					t.Fatalf("seed %d, %sfrees %q, want %q", seed, ops[i].text, freed, want)
				}
			}
		}
		if _, ok := p.Next(ctx, tr, replay.All(tr), func(*model.ChanOp) bool { return true }); ok {
			t.Errorf("seed %d: there are more operations than %d", seed, len(ops))
		}
	}
}

// TestThereAndBack holds that going on and going back meet the same operations, of all and of a
// channel, and that a moment leads to the place after its last one.
func TestThereAndBack(t *testing.T) {
	ctx := context.Background()
	tr, _ := play(t, 7, 8, 3, 300)
	for name, in := range map[string]replay.Runs{"all": replay.All(tr), "one channel": replay.Of(tr, 2)} {
		var there, back []replay.Place
		sends := func(op *model.ChanOp) bool { return op.Kind == model.ChanSend }
		for p := (replay.Place{Index: -1}); ; {
			op, ok := p.Next(ctx, tr, in, sends)
			if !ok {
				break
			}
			p = replay.After(&op)
			there = append(there, p)
		}
		for p := replay.At(tr, tr.End()); ; {
			op, ok := p.Prev(ctx, tr, in, sends)
			if !ok {
				break
			}
			p = replay.After(&op)
			back = append([]replay.Place{p}, back...)
			if p.Index--; p != (replay.Place{Segment: p.Segment, Index: p.Index}) || replay.At(tr, op.At).Before(p) {
				t.Fatalf("%s: the moment of an operation leads before it", name)
			}
		}
		if len(there) == 0 || fmt.Sprint(there) != fmt.Sprint(back) {
			t.Errorf("%s: there %v\nback %v", name, there, back)
		}
	}
}

// TestSends holds that the sends in a buffer are found, also of who waited to send, which is
// told later.
func TestSends(t *testing.T) {
	ctx := context.Background()
	found := 0
	for seed := range uint64(20) {
		tr, _ := play(t, seed, 8, 2, 300)
		for c := model.Chan(1); c <= 2; c++ {
			for op := range tr.ChanOpsOf(c, 0, tr.End()) {
				is := replay.ChannelAt(ctx, tr, c, replay.After(&op))
				for i, send := range replay.Sends(ctx, tr, c, replay.After(&op), is.Received+1, is.Sent) {
					if want := is.Received + 1 + uint64(i); send.Seq != want || send.Kind != model.ChanSend || send.Chan != c {
						t.Fatalf("seed %d: found %+v for send %d of channel %d", seed, send, want, c)
					}
					found++
				}
			}
		}
	}
	if found == 0 {
		t.Error("nothing was ever in a buffer")
	}
}

// TestTorn holds that the length of a buffer stays within its bounds where the times of two
// threads are torn: numbers decide.
func TestTorn(t *testing.T) {
	tr, err := model.ParseText(`
generation 1 0 1000
goroutine 1 main.main
  ^ running P0 T1
goroutine 2 main.other
  ^ running P1 T2
chan 1 cap 1 elem "int" sent 0 received 0
op 100 by 2 receive 1 seq 1 len 0
op 101 by 1 send 1 seq 1 len 1
op 102 by 1 send 1 seq 3 len 1
op 103 by 1 send 1 seq 2 len 1
op 104 by 2 receive 1 seq 2 len 0
`)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"1 1", "1 1", "3 2", "3 2", "3 2"} {
		is := replay.ChannelAt(context.Background(), tr, 1, replay.Place{Index: i})
		if got := fmt.Sprint(is.Sent, is.Received); got != want {
			t.Errorf("after operation %d: sent and received %s, want %s", i, got, want)
		}
	}
}

// BenchmarkChannelAt asks for a channel at places all over a trace.
func BenchmarkChannelAt(b *testing.B) {
	tr, ops := play(b, 3, 20, 4, 200_000)
	rng := rand.New(rand.NewPCG(1, 2))
	for b.Loop() {
		replay.ChannelAt(context.Background(), tr, model.Chan(1+rng.IntN(4)), replay.At(tr, tr.End()*model.Time(rng.IntN(1000))/1000))
	}
	b.ReportMetric(float64(len(ops)), "operations")
}
