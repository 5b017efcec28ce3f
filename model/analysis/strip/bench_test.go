package strip_test

import (
	"os"
	"slices"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/channel"
	"chanlens/model/analysis/strip"
	"chanlens/model/analysis/visit"
	"chanlens/traceparse"
)

// What each kind of strip costs in the trace that STRIP_BENCH names: 200 cells of the
// whole of it, and of a hundredth in its middle.
func BenchmarkCompute(b *testing.B) {
	t := benchTrace(b)
	windows := []struct {
		name     string
		from, to model.Time
	}{
		{"whole", 0, t.End()},
		{"part", t.End() / 2, t.End()/2 + t.End()/100},
	}
	groups := make([]int32, t.NumGoroutines())
	for g := range groups {
		groups[g] = int32(t.Goroutine(model.Goroutine(g)).Func % 60)
	}
	var threads []model.Thread
	for th := range min(t.NumThreads(), 60) {
		threads = append(threads, model.Thread(th))
	}
	channels := channelsOf(b, t, 20)
	requests := []struct {
		name string
		strip.Request
	}{
		{"groups", strip.Request{Groups: groups, NumGroups: 60}},
		{"procs", strip.Request{Procs: t.Procs()}},
		{"threads", strip.Request{Threads: threads}},
		{"channels", strip.Request{Channels: channels}},
		{"metrics", strip.Request{Metrics: true}},
		{"all", strip.Request{Groups: groups, NumGroups: 60, Procs: t.Procs(), Threads: threads, Channels: channels, Metrics: true}},
	}
	for _, w := range windows {
		for _, r := range requests {
			b.Run(w.name+"/"+r.name, func(b *testing.B) {
				r.From, r.To, r.Cells = w.from, w.to, 200
				for b.Loop() {
					if _, err := strip.Compute(b.Context(), t, r.Request); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// What the cursor asks: at first, and again in the same segment.
func BenchmarkRuns(b *testing.B) {
	t := benchTrace(b)
	p, at := t.Procs()[0], t.End()/2
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			strip.NewRuns(t).Proc(p).At(at)
		}
	})
	b.Run("again", func(b *testing.B) {
		runs := strip.NewRuns(t)
		for b.Loop() {
			runs.Proc(p).At(at)
		}
	})
}

func BenchmarkQueues(b *testing.B) {
	t := benchTrace(b)
	ch := channelsOf(b, t, 1)
	q, at := strip.NewQueues(t, ch), t.End()/2
	b.Run("at", func(b *testing.B) {
		for b.Loop() {
			q.At(b.Context(), ch.IDs[0], at, 20)
		}
	})
	b.Run("next", func(b *testing.B) {
		for b.Loop() {
			q.Next(b.Context(), ch.IDs[0], at)
		}
	})
}

// channelsOf returns the first channels of a trace.
func channelsOf(b *testing.B, t *model.Trace, n int) strip.Channels {
	b.Helper()
	study := channel.NewStudy(t)
	visit.All(b.Context(), t, nil, study)
	result := study.Result()
	ch := strip.Channels{Of: result.ChannelOf, Users: []model.Goroutine{}}
	for _, c := range result.Channels[:min(n, len(result.Channels))] {
		ch.IDs = append(ch.IDs, c.ID)
		for u := range result.Users(c.ID) {
			ch.Users = append(ch.Users, u.Goroutine)
		}
	}
	slices.Sort(ch.Users)
	ch.Users = slices.Compact(ch.Users)
	b.Logf("%d users", len(ch.Users))
	return ch
}

func benchTrace(b *testing.B) *model.Trace {
	b.Helper()
	name := os.Getenv("STRIP_BENCH")
	if name == "" {
		b.Skip("STRIP_BENCH names no trace")
	}
	data, err := os.ReadFile(name)
	if err != nil {
		b.Fatal(err)
	}
	in, err := traceparse.FromBytes(name, data)
	if err != nil {
		b.Fatal(err)
	}
	t, err := traceparse.Load(b.Context(), in, traceparse.Options{})
	if err != nil {
		b.Fatal(err)
	}
	return t
}

// What goroutines and channels show of recorded operations, in the trace that STRIP_BENCH
// names: as many lanes as a large screen has, with what lies above and below it.
func BenchmarkRecorded(b *testing.B) {
	t := benchTrace(b)
	if !t.Recorded() {
		b.Skip("no operations were recorded in this trace")
	}
	for _, w := range []struct {
		name     string
		from, to model.Time
	}{{"whole", 0, t.End()}, {"part", t.End() / 2, t.End()/2 + t.End()/100}} {
		r := strip.Request{From: w.from, To: w.to, Cells: 200}
		for g := range model.Goroutine(min(t.NumGoroutines(), 150)) {
			r.Acts = append(r.Acts, g)
		}
		b.Run(w.name+"/goroutines", func(b *testing.B) { benchCompute(b, t, r) })
		r.Acts = nil
		for c := range model.Chan(min(t.NumChans(), 150)) {
			r.Fills = append(r.Fills, c)
		}
		b.Run(w.name+"/channels", func(b *testing.B) { benchCompute(b, t, r) })
	}
}

func benchCompute(b *testing.B, t *model.Trace, r strip.Request) {
	for b.Loop() {
		if _, err := strip.Compute(b.Context(), t, r); err != nil {
			b.Fatal(err)
		}
	}
}
