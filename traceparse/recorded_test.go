package traceparse

import (
	"testing"

	"chanlens/model"
)

// TestRecorded: of a recorded trace, each operation that is done has a number, each but
// a timer's send and what nobody took has its other half, and of each wait on a channel
// it is known which.
func TestRecorded(t *testing.T) {
	for _, path := range recordedTraces(t) {
		tr, err := loadBytes(t, path, readFile(t, path), 2)
		if err != nil {
			t.Fatal(err)
		}
		paired, alone := 0, make(map[model.Chan]uint64)
		for op := range tr.ChanOps(0, tr.End()+1) {
			if !op.Done() {
				continue
			}
			if op.Seq == 0 {
				t.Errorf("%s: %v at %d has no number", path, op.Kind, op.At)
			}
			switch pair, ok := tr.ChanPair(op); {
			case !ok:
				alone[op.Chan]++
			case pair.Seq != op.Seq || pair.Chan != op.Chan || pair.Way() == op.Way():
				t.Errorf("%s: %v %d at %d is paired with %v %d", path, op.Kind, op.Seq, op.At, pair.Kind, pair.Seq)
			default:
				paired++
			}
		}
		for c, n := range alone {
			if info := tr.Chan(c); !info.Timer && n != uint64(info.Len()) {
				t.Errorf("%s: %d operations on channel %d have no other half, and it holds %d elements", path, n, info.Number, info.Len())
			}
		}
		waits := 0
		for g := range tr.NumGoroutines() {
			for iv := range tr.Intervals(model.Goroutine(g), 0, tr.End()) {
				if iv.Op.Class() != model.ClassSend && iv.Op.Class() != model.ClassReceive && iv.Op.Class() != model.ClassSelect {
					continue
				}
				if iv.Start == 0 || tr.Goroutine(iv.Goroutine).System || iv.Op == model.OpSelectEmpty {
					continue
				}
				if waits++; len(tr.ChanWait(iv)) == 0 {
					t.Errorf("%s: goroutine %d waits in a %v at %d on an unknown channel", path, tr.Goroutine(iv.Goroutine).ID, iv.Op, iv.Start)
				}
			}
		}
		if paired < 10 || waits < 8 {
			t.Errorf("%s: %d operations are paired, and %d waits known", path, paired, waits)
		}
	}
}
