package replay_test

import (
	"context"
	"path/filepath"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/replay"
	"chanlens/traceparse"
)

// TestRecorded holds the invariants after each operation of programs that were recorded.
func TestRecorded(t *testing.T) {
	files, err := filepath.Glob("../../../traceparse/testdata/recorded-*.trace")
	if err != nil || len(files) == 0 {
		t.Fatalf("no recordings: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			in, err := traceparse.Open(context.Background(), file, nil, nil)
			if err != nil {
				t.Fatal(err)
			}
			defer in.Close()
			tr, err := traceparse.Load(context.Background(), in, traceparse.Options{})
			if err != nil {
				t.Fatal(err)
			}
			before := make(map[model.Chan]replay.Channel)
			for op := range tr.ChanOps(0, tr.End()+1) {
				is := replay.ChannelAt(context.Background(), tr, op.Chan, replay.After(&op))
				was, known := before[op.Chan]
				holds(t, tr, &op, &is)
				if known && (is.Sent < was.Sent || is.Received < was.Received || was.Closed && !is.Closed) {
					t.Errorf("at %d: %+v after %+v", op.At, is, was)
				}
				before[op.Chan] = is
			}
		})
	}
}

// holds holds the invariants of a channel after an operation on it.
func holds(t *testing.T, tr *model.Trace, op *model.ChanOp, is *replay.Channel) {
	t.Helper()
	info := tr.Chan(op.Chan)
	if is.Sent < is.Received || is.Len() > info.Cap && !info.Timer {
		t.Errorf("at %d: sent %d, received %d of a channel for %d", op.At, is.Sent, is.Received, info.Cap)
	}
	if op.Done() && !op.Is(model.ChanWaited) && op.Len >= 0 && !info.Timer && is.Len() != int(op.Len) {
		t.Errorf("at %d: %d in the buffer, recorded were %d", op.At, is.Len(), op.Len)
	}
	both := op.Chan != model.NilChan && len(is.Senders) > 0 && len(is.Receivers) > 0
	if both && is.Senders[0].Goroutine != is.Receivers[0].Goroutine {
		t.Errorf("at %d goroutines wait on both sides", op.At)
	}
	for _, list := range [][]replay.Waiter{is.Senders, is.Receivers} {
		for i := 1; i < len(list); i++ {
			if list[i].Op.At < list[i-1].Op.At {
				t.Errorf("at %d: who waits does not stand in turn", op.At)
			}
		}
	}
}
