package report

import (
	"slices"
	"testing"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/channel"
	"chanlens/model/analysis/examine"
	"chanlens/model/analysis/finding"
)

// made returns what analyses could say of the trace leak.txt, made by hand, so that
// what is printed of findings, channels and locks is shown whatever they say now.
func made(t *testing.T) *examine.Result {
	t.Helper()
	tr := fixtures(t)["leak"]
	r := examined(t, tr).Result
	for i := range r.Blocked {
		r.Blocked[i].Confidence, r.Blocked[i].Proven = 0.9, i == 0
	}
	for _, g := range r.Groups {
		for i := range g.Members {
			g.Members[i].Confidence, g.Members[i].Proven = 0.9, g.Members[i].Goroutine == r.Blocked[0].Goroutine
		}
	}
	at := func(fn string, line int) model.FrameID { return frameAt(t, tr, fn, line) }
	send, receive := at("main.queryReplica", 48), at("main.search", 44)
	created, lock := at("main.search", 40), at("example.com/mail/v2.(*Queue[...]).run", 17)
	r.Findings = []finding.Finding{{
		Kind: "stuck-senders", Severity: finding.Critical, Key: "stuck-senders main.queryReplica",
		Title:      "2 senders on replies wait for ever",
		Goroutines: goroutines(t, tr, 8, 9),
		Places:     []finding.Place{{Role: "waits", Site: send}, {Role: "created", Site: created}, {Role: "received", Site: receive}},
		Spans:      []finding.Span{{From: 120e6, To: 2e9}},
		Cost:       3730 * time.Millisecond, CostOf: "waited by 2 goroutines", Confidence: 0.97,
		Why:    "main.search received one value from the channel and returned. Nobody else was ever seen to receive from it, and everybody who knows it waits in a send.",
		Fix:    "Give the channel room for all replies (make(chan T, n)), or let every sender select on ctx.Done() too.",
		Lesson: "forgotten-sender",
	}, {
		Kind: "lock-contention", Severity: finding.Warning, Key: "lock-contention mail.(*Queue).run",
		Title:      "Queue.mu is held for long",
		Goroutines: goroutines(t, tr, 12),
		Places:     []finding.Place{{Role: "waits for the lock", Site: lock}},
		Cost:       2 * time.Second, CostOf: "waited by 1 goroutine", Confidence: 0.6,
		Why: "One goroutine waits for it since before the trace.",
	}, {
		Kind: "churn", Severity: finding.Info, Key: "churn main.search",
		Title:  "3 goroutines were created for 98.0ms of work each",
		Places: []finding.Place{{Role: "created", Site: created}},
		CostOf: "created 3 goroutines", Confidence: 0.5,
	}, {
		Kind: "starved", Severity: finding.Info, Key: "starved main.search", Title: "main.search waits for its replies",
		Cost: 10 * time.Millisecond, CostOf: "waited by 1 goroutine", Confidence: 0.000_000_2,
	}}
	r.Channels = channel.Result{
		Omitted: 1_234_567,
		Channels: []channel.Channel{{
			ID: 1, Name: "replies", Confidence: 0.9, Evidence: "Goroutine 7 sent to goroutine 1.", Shape: channel.ShapeStuck,
			Sends: 3, Receives: 1, SendWait: 3730 * time.Millisecond, ReceiveWait: 10 * time.Millisecond,
			MaxWaiting: 2, SendersAtEnd: 2,
			Uses: []channel.Use{
				{Op: model.OpSend, Site: send, Count: 2},
				{By: model.WakeSend, Site: send, Count: 1},
				{Op: model.OpReceive, Site: receive, Count: 1},
			},
		}, {
			ID: 2, Name: "main.go:62 to main.go:70", Several: true, Confidence: 0.4, Shape: channel.ShapeSlowConsumer, Closes: 1,
		}, {
			ID: 3, Name: "jobs", Exact: true, Count: 1, Confidence: 1, Evidence: "Recorded: chan int, capacity 8.", Shape: channel.ShapeBuffered,
			Sends: 12, Receives: 9,
			Uses: []channel.Use{
				{Op: model.OpSend, Site: send, Count: 12},
				{Op: model.OpReceive, Case: true, Site: receive, Count: 9, Fails: 2},
			},
			Recorded: channel.Recorded{
				Number: 7, Cap: 8, Len: 3, MaxLen: 8, Operations: 23, ReceiveFails: 2,
				Made: model.Time(5 * time.Millisecond), Maker: 0, MadeAt: created, Closed: model.NoTime,
			},
		}},
		Locks: []channel.Lock{{
			ID: 1, Name: "Queue.mu", Class: model.ClassMutex, Confidence: 0.8, Evidence: "One place.",
			Waits: 1, Wait: 2 * time.Second, P50: 2 * time.Second, P99: 2 * time.Second, Max: 2 * time.Second,
			MaxWaiting: 1, AtEnd: 1, Starved: 1, Uses: []channel.Use{{Op: model.OpMutexLock, Site: lock, Count: 1}},
		}},
		Pairs: []channel.Pairing{{
			Kind: model.WakeSend, Waited: model.OpReceive, Waker: send, Woken: receive, Count: 1, Wakers: 1, Wokens: 1,
			Wait: 10 * time.Millisecond, WaitP50: 10 * time.Millisecond, WaitP99: 10 * time.Millisecond, WaitMax: 10 * time.Millisecond,
			Delay: time.Millisecond, DelayMax: time.Millisecond,
		}, {
			Exact: true, Kind: model.WakeSend, Waker: send, Woken: receive, Count: 9, Wakers: 1, Wokens: 1,
		}},
	}
	return r
}

// frameAt finds a frame by function and line.
func frameAt(t *testing.T, tr *model.Trace, fn string, line int) model.FrameID {
	t.Helper()
	for s := range tr.NumStacks() {
		for _, id := range tr.Stack(model.StackID(s + 1)) {
			if f := tr.Frame(id); f.Func == fn && f.Line == line {
				return id
			}
		}
	}
	t.Fatalf("no frame %s:%d", fn, line)
	return model.NoFrame
}

// goroutines finds goroutines by number.
func goroutines(t *testing.T, tr *model.Trace, ids ...model.GoID) []model.Goroutine {
	t.Helper()
	var list []model.Goroutine
	for _, id := range ids {
		g, ok := tr.Lookup(id)
		if !ok {
			t.Fatalf("no goroutine %d", id)
		}
		list = append(list, g)
	}
	return slices.Clip(list)
}
