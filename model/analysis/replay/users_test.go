package replay_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/replay"
)

// TestUsers holds who uses a channel, before a place and after it, against all of its
// operations.
func TestUsers(t *testing.T) {
	ctx := context.Background()
	for seed := range uint64(8) {
		tr, _ := play(t, seed, 2+int(seed), 1+int(seed%3), 150)
		if len(tr.Segments()) > 8 {
			t.Fatalf("seed %d: the trace has %d segments, more than are looked through", seed, len(tr.Segments()))
		}
		for c := model.Chan(1); int(c) < tr.NumChans(); c++ {
			all := slices.Collect(tr.ChanOpsOf(c, 0, tr.End()+1))
			for i := range all {
				p := replay.After(&all[i])
				var want []string
				add := func(op *model.ChanOp) {
					of := func(s string) bool { var g, at int; fmt.Sscan(s, &g, &at); return g == int(op.Goroutine) }
					if op.Goroutine != model.NoGoroutine && !slices.ContainsFunc(want, of) {
						want = append(want, fmt.Sprint(op.Goroutine, op.At))
					}
				}
				for k := i; k >= 0; k-- {
					add(&all[k])
				}
				behind := len(want)
				for k := i + 1; k < len(all); k++ {
					add(&all[k])
				}
				for _, ahead := range []bool{false, true} {
					var got []string
					for _, u := range replay.Users(ctx, tr, c, p, ahead) {
						got = append(got, fmt.Sprint(u.Goroutine, u.Op.At))
					}
					if !ahead && !slices.Equal(got, want[:behind]) || ahead && !slices.Equal(got, want) {
						t.Fatalf("seed %d, channel %d, operation %d, ahead %v: %v, want %v", seed, c, i, ahead, got, want)
					}
				}
			}
		}
	}
}
