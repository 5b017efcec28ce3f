package traceparse

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"chanlens/model"
)

// loadWith loads a trace with options, and holds the invariants over it.
func loadWith(t *testing.T, data []byte, opt Options) *model.Trace {
	t.Helper()
	in, err := FromBytes("x", data)
	if err != nil {
		t.Fatal(err)
	}
	tr, err := Load(context.Background(), in, opt)
	if err != nil {
		t.Fatal(err)
	}
	if err := model.Check(tr); err != nil {
		t.Fatal(err)
	}
	return tr
}

func dumpText(t *testing.T, tr *model.Trace) string {
	t.Helper()
	var b strings.Builder
	if err := tr.Dump(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A trace that is kept to a few bytes of memory answers as one that is not.
func TestLimitedMemory(t *testing.T) {
	hold := func(t *testing.T, data []byte) {
		in, err := FromBytes("x", data)
		if err != nil {
			t.Fatal(err)
		}
		whole, err := Load(context.Background(), in, Options{})
		if err != nil {
			t.Skip(err)
		}
		limited, err := Load(context.Background(), in, Options{Memory: 1})
		if err != nil {
			t.Fatal(err)
		}
		if len(limited.Segments()) > 2 && limited.Complete(0, limited.End(), 0) {
			t.Error("nothing was dropped")
		}
		for g := range model.Goroutine(whole.NumGoroutines()) { // by briefs, exact over whole segments
			if a, b := whole.Spent(g), limited.Spent(g); a != b {
				t.Fatalf("goroutine %d spent %v, of a dropped segment %v", g, a, b)
			}
		}
		if err := model.Check(limited); err != nil {
			t.Fatal(err)
		}
		if a, b := dumpText(t, whole), dumpText(t, limited); a != b {
			t.Fatalf("the dumps differ:\n%s", firstDifference(a, b))
		}
		if err := limited.Err(); err != nil {
			t.Error(err)
		}
	}
	t.Run("sample", func(t *testing.T) { hold(t, generations(t, 20)) })
	forEachTrace(t, func(t *testing.T, name string, data []byte) {
		t.Parallel()
		hold(t, data)
	})
}

// Where a window is asked for, its generations are loaded and no others, and stand
// at their times.
func TestWindow(t *testing.T) {
	data := generations(t, 20)
	whole := loadWith(t, data, Options{})
	gens := whole.Info().Generations
	from, to := gens[7].Start+1, gens[9].End-1
	tr := loadWith(t, data, Options{Window: func(length model.Time) (model.Time, model.Time, error) {
		if d := whole.End() - length; -d > model.Time(time.Second) || d > model.Time(time.Second) {
			t.Errorf("the length is said to be %d, it is %d", length, whole.End())
		}
		return from, to, nil
	}})
	for i, g := range tr.Info().Generations {
		if present := g.Absent == model.Present; present != (i >= 7 && i <= 9) {
			t.Errorf("generation %d present: %v", i, present)
		}
	}
	if a, b := tr.Known(); a != gens[7].Start || b != tr.Info().Generations[9].End {
		t.Errorf("known from %d to %d, want %d to %d", a, b, gens[7].Start, gens[9].End)
	}
	at := gens[8].Start
	for g := range model.Goroutine(tr.NumGoroutines()) {
		got, alive := tr.IntervalAt(g, at)
		h, _ := whole.Lookup(tr.Goroutine(g).ID)
		want, _ := whole.IntervalAt(h, at)
		if alive && got.Op != want.Op {
			t.Errorf("goroutine %d at %d: %v, of the whole trace %v", g, at, got.Op, want.Op)
		}
	}
	in, _ := FromBytes("x", data)
	sorry := fmt.Errorf("sorry")
	if _, err := Load(context.Background(), in, Options{Window: func(model.Time) (model.Time, model.Time, error) { return 0, 0, sorry }}); err == nil || !strings.Contains(err.Error(), "sorry") {
		t.Errorf("the window's error is lost: %v", err)
	}
}

// Previews are sound, start with an outline, and jump to what is looked at.
func TestPartial(t *testing.T) {
	data := generations(t, 400)
	var partial []*model.Trace
	end := model.Time(0)
	whole := loadWith(t, data, Options{
		Workers: 1,
		Partial: func(tr *model.Trace) {
			if tr.Info().Generations[0].Number == 0 {
				return // a sketch
			}
			partial = append(partial, tr)
			end = tr.End()
			if err := model.Check(tr); err != nil {
				t.Fatal(err)
			}
		},
		Focus: func() (model.Time, model.Time) { return end - 1000, end },
	})
	if len(partial) < 2 {
		t.Fatalf("%d previews", len(partial))
	}
	for i, tr := range partial {
		info := tr.Info()
		if !info.Partial || len(info.Generations) != 400 {
			t.Errorf("preview %d: partial %v, %d generations", i, info.Partial, len(info.Generations))
		}
		if d := tr.End() - whole.End(); d > model.Time(time.Second) || -d > model.Time(time.Second) {
			t.Errorf("preview %d is %d long, the trace %d", i, tr.End(), whole.End())
		}
	}
	if n := partial[0].NumGoroutines(); n != 0 {
		t.Errorf("the outline has %d goroutines", n)
	}
	last := partial[1].Info().Generations[399]
	if last.Absent != model.Present {
		t.Errorf("the preview does not show the end, which is looked at: %+v", last)
	}
}

// What is shown while it grows is what the whole trace says of the same time.
func TestPartialAgainstWhole(t *testing.T) {
	data := generations(t, 300)
	var partial []*model.Trace
	whole := loadWith(t, data, Options{Workers: 2, Partial: func(tr *model.Trace) { partial = append(partial, tr) }})
	for i, tr := range partial {
		if err := model.Check(tr); err != nil {
			t.Fatalf("preview %d: %v", i, err)
		}
		from, to := tr.Known()
		for g := range model.Goroutine(tr.NumGoroutines()) {
			for iv := range tr.Intervals(g, from, to) {
				want, ok := whole.IntervalAt(g, iv.Start)
				if !ok || want.Op != iv.Op || want.Start != iv.Start || (iv.End < to && iv.End != want.End) {
					t.Fatalf("preview %d, goroutine %d: %+v, want %+v", i, g, iv, want)
				}
			}
		}
	}
}

// A large trace is shown in rough outline before it is indexed.
func TestSketch(t *testing.T) {
	data := generations(t, 800)
	var first *model.Trace
	whole := loadWith(t, data, Options{Partial: func(tr *model.Trace) {
		if first == nil {
			first = tr
		}
	}})
	if first == nil || first.NumGoroutines() != 0 || !first.Info().Partial || first.Info().Generations[0].Number != 0 {
		t.Fatalf("no sketch comes first: %+v", first)
	}
	if d := first.End() - whole.End(); d > whole.End()/10 || -d > whole.End()/10 {
		t.Errorf("sketched to be %d long, it is %d", first.End(), whole.End())
	}
	if err := model.Check(first); err != nil {
		t.Error(err)
	}
}
