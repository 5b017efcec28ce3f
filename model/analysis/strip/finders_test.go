package strip_test

import (
	"cmp"
	"slices"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/strip"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// Who ran on a processor or a thread at any moment, and who came before and next, held
// against all intervals of all goroutines.
func TestRuns(t *testing.T) {
	for seed := range uint64(4) {
		tr, err := model.ParseText(random(seed))
		if err != nil {
			t.Fatal(err)
		}
		runs := strip.NewRuns(tr)
		for _, p := range append(tr.Procs(), 7) {
			holdRuns(t, tr, runs.Proc(p), plainRuns(tr, func(iv model.Interval) bool { return iv.Proc == p }, true))
		}
		for th := range model.Thread(tr.NumThreads() + 1) {
			holdRuns(t, tr, runs.Thread(th), plainRuns(tr, func(iv model.Interval) bool { return iv.Thread == th }, false))
		}
	}
}

// plainRuns returns who was on a lane, by start.
func plainRuns(tr *model.Trace, on func(model.Interval) bool, procs bool) []strip.Span {
	p := &plainly{t: tr}
	var out []strip.Span
	for g := range model.Goroutine(tr.NumGoroutines()) {
		for iv := range tr.Intervals(g, 0, tr.End()) {
			if !on(iv) {
				continue
			}
			span := strip.Span{Start: iv.Start, End: iv.End, Interval: iv}
			if procs && iv.Op == model.OpSyscall {
				info := p.segment(iv.Start)
				if iv.Start == info.Start {
					continue // whether it holds its processor is not told
				}
				span.End = p.heldUntil(iv)
			}
			out = append(out, span)
		}
	}
	slices.SortFunc(out, func(a, b strip.Span) int { return cmp.Compare(a.Start, b.Start) })
	return out
}

func holdRuns(t *testing.T, tr *model.Trace, lane strip.RunLane, all []strip.Span) {
	t.Helper()
	same := func(what string, at model.Time, got strip.Span, ok bool, want *strip.Span) {
		t.Helper()
		if want == nil {
			want = &strip.Span{}
		} else if !ok {
			t.Fatalf("%s %d: nobody, want %+v", what, at, *want)
		}
		if diff := gocmp.Diff(*want, got, cmpopts.IgnoreUnexported(model.Interval{})); diff != "" {
			t.Fatalf("%s %d (-plain +got):\n%s", what, at, diff)
		}
	}
	for at := model.Time(-3); at < tr.End()+5; at += 5 {
		var now, next, prev *strip.Span
		for i := range all {
			s := &all[i]
			if moment := min(at, tr.End()-1); s.Start <= moment && moment < s.End {
				now = s
			}
			if s.Start > at && next == nil {
				next = s
			}
			if s.Start < at {
				prev = s
			}
		}
		got, ok := lane.At(at)
		same("at", at, got, ok, now)
		got, ok = lane.Next(t.Context(), at)
		same("after", at, got, ok, next)
		got, ok = lane.Prev(t.Context(), at)
		same("before", at, got, ok, prev)
	}
}

// A lane is ready where it was asked before, and not for ever.
func TestReady(t *testing.T) {
	tr, err := model.ParseText(`
generation 1 0 100
goroutine 1 main.main
 ^ running P0 T3
generation 2 100 200
goroutine 1 main.main
 ^ running P0 T3
`)
	if err != nil {
		t.Fatal(err)
	}
	lane := strip.NewRuns(tr).Proc(0)
	if lane.Ready(50) {
		t.Error("ready before it was asked")
	}
	lane.At(50)
	if !lane.Ready(60) || lane.Ready(150) {
		t.Errorf("ready %v and %v, want in the segment that was asked for alone", lane.Ready(60), lane.Ready(150))
	}
}

// Who waits on a channel at any moment, and the wakes before and next.
func TestQueues(t *testing.T) {
	for seed := range uint64(4) {
		tr, err := model.ParseText(random(seed))
		if err != nil {
			t.Fatal(err)
		}
		ch := everything(tr, 0, 1, 1).Channels
		if seed%2 == 1 {
			ch.Users = []model.Goroutine{0, 2, 3, 5, 8}
		}
		q := strip.NewQueues(tr, ch)
		for _, id := range ch.IDs {
			waits, wakes := plainQueue(tr, ch, id)
			holdQueue(t, tr, q, id, waits, wakes)
		}
	}
}

// plainQueue returns all waits on a channel by goroutine, and all wakes by time.
func plainQueue(tr *model.Trace, ch strip.Channels, id int) (waits []model.Interval, wakes []model.Wake) {
	for g := range model.Goroutine(tr.NumGoroutines()) {
		if ch.Users != nil && !slices.Contains(ch.Users, g) {
			continue
		}
		for iv := range tr.Intervals(g, 0, tr.End()) {
			switch iv.Op.Class() {
			case model.ClassSend, model.ClassReceive, model.ClassSelect:
			default:
				continue
			}
			if on, ok := ch.Of(iv); !ok || on != id {
				continue
			}
			waits = append(waits, iv)
			if w, ok := tr.WakeAfter(iv); ok {
				wakes = append(wakes, w)
			}
		}
	}
	slices.SortStableFunc(wakes, func(a, b model.Wake) int { return cmp.Compare(a.At, b.At) })
	return waits, wakes
}

func holdQueue(t *testing.T, tr *model.Trace, q *strip.Queues, id int, waits []model.Interval, wakes []model.Wake) {
	t.Helper()
	for at := model.Time(-3); at < tr.End()+5; at += 7 {
		var want []model.Interval
		for _, iv := range waits {
			if moment := min(at, tr.End()-1); iv.Start <= moment && moment < iv.End {
				want = append(want, iv)
			}
		}
		got, n := q.At(t.Context(), id, at, 2)
		if n != len(want) {
			t.Fatalf("%d wait on %d at %d, want %d", n, id, at, len(want))
		}
		if diff := gocmp.Diff(want[:min(2, n)], got, cmpopts.IgnoreUnexported(model.Interval{}), cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("at %d on %d (-plain +got):\n%s", at, id, diff)
		}
		i := slices.IndexFunc(wakes, func(w model.Wake) bool { return w.At > at })
		next, ok := q.Next(t.Context(), id, at)
		if ok != (i >= 0) || ok && next != wakes[i] {
			t.Fatalf("after %d on %d: %+v %v", at, id, next, ok)
		}
		var last model.Wake
		for _, w := range wakes {
			if w.At < at {
				last = w
			}
		}
		if prev, ok := q.Prev(t.Context(), id, at); prev != last || ok != (last != model.Wake{}) {
			t.Fatalf("before %d on %d: %+v %v, want %+v", at, id, prev, ok, last)
		}
	}
}
