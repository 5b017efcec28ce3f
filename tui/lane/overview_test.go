package lane

import (
	"context"
	"fmt"
	"math/rand"
	"reflect"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/tui/bulk"
	"chanlens/tui/gap"
)

// TestOverviewGrows holds that an overview made from that of an earlier part is the
// one made from nothing.
func TestOverviewGrows(t *testing.T) {
	whole := bulk.Trace(bulk.Shape{Goroutines: 20, Generations: 5, Turns: 7})
	first := bulk.Trace(bulk.Shape{Goroutines: 20, Generations: 3, Turns: 7})
	before := NewOverview(context.Background(), first, nil)
	got, want := NewOverview(context.Background(), whole, before), NewOverview(context.Background(), whole, nil)
	if !reflect.DeepEqual(got, want) {
		t.Error("the overviews differ")
	}
	if want.peak == 0 || !want.Present[model.ClassRunning] || !want.Present[model.ClassReceive] {
		t.Errorf("the overview says nothing: peak %d, classes %v", want.peak, want.Present)
	}
}

// TestOverviewRemembers holds that what was seen of a segment is known while the
// trace is shown without it, and no longer counts twice when it is back.
func TestOverviewRemembers(t *testing.T) {
	whole := bulk.Trace(bulk.Shape{Goroutines: 5, Generations: 2, Turns: 7})
	before := NewOverview(context.Background(), whole, nil)
	o := &Overview{end: before.end, Growing: true, parts: before.parts}
	o.Gaps = []gap.Gap{{Start: 0, End: before.end, Why: model.Pending}}
	o.addParts(new(model.Trace))
	for at := model.Time(0); at < o.end; at += o.end / 100 {
		if !o.known(at) {
			t.Fatalf("nothing is known at %d", at)
		}
	}
	if o.running != before.running {
		t.Error("the activity differs")
	}
	if again := NewOverview(context.Background(), whole, o); again.running != before.running {
		t.Error("the activity counts twice")
	}
}

// TestOverviewActivity holds the buckets against a plain sum, within what a part's
// own buckets blur.
func TestOverviewActivity(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	var b strings.Builder
	var ran [10]model.Time // by tenths of the trace
	at := model.Time(0)
	for g := range 4 {
		end := at + 250_000
		fmt.Fprintf(&b, "generation %d %d %d\ngoroutine 1 main.main\n", g+1, at, end)
		run := true
		for from := at; from < end; run = !run {
			to := min(from+model.Time(1000+rng.Intn(40_000)), end)
			word, when := "sleep", fmt.Sprint(from)
			if run {
				word = "running P0"
				for i := range ran {
					lo, hi := model.Time(i*100_000), model.Time((i+1)*100_000)
					ran[i] += max(min(to, hi)-max(from, lo), 0)
				}
			}
			if from == at {
				when = "^"
			}
			fmt.Fprintf(&b, " %s %s\n", when, word)
			from = to
		}
		at = end
	}
	trace, err := model.ParseText(b.String())
	if err != nil {
		t.Fatal(err)
	}
	o := NewOverview(context.Background(), trace, nil)
	for i, want := range ran {
		var got model.Time
		for _, n := range o.running[i*buckets/10 : (i+1)*buckets/10] {
			got += n
		}
		if d := got - want; d > 4000 || d < -4000 {
			t.Errorf("tenth %d ran for %d, want %d", i, got, want)
		}
	}
}

// TestRates holds that bytes are shared out by time, and none lost.
func TestRates(t *testing.T) {
	r := newRates([]model.GenerationInfo{
		{Start: 0, End: 100, Bytes: 1000},
		{Start: 100, End: 100, Bytes: 50}, // no extent: its place is not known
		{Start: 300, End: 400, Bytes: 4000},
		{Start: 100, End: 300, Bytes: 1000},
	})
	for _, c := range []struct {
		at   model.Time
		want int64
	}{{0, 0}, {50, 500}, {100, 1000}, {200, 1500}, {300, 2000}, {350, 4000}, {400, 6000}, {1000, 6000}} {
		if got := r.until(c.at); got != c.want {
			t.Errorf("%d bytes until %d, want %d", got, c.at, c.want)
		}
	}
	if got := fmt.Sprint(r.levels(400, 4)); got != "[2 1 1 8]" {
		t.Errorf("levels are %s", got)
	}
	if got := fmt.Sprint(r.levels(800, 4)); got != "[3 8 0 0]" {
		t.Errorf("levels with nothing at the end are %s", got)
	}
}

// BenchmarkOverview measures a look at all of a trace of ten million intervals, and
// one at what the last of its ten generations adds.
func BenchmarkOverview(b *testing.B) {
	trace := bulk.Trace(bulk.Shape{Goroutines: 1000, Generations: 10, Turns: 333})
	b.Run("whole", func(b *testing.B) {
		for b.Loop() {
			NewOverview(context.Background(), trace, nil)
		}
	})
	b.Run("grown", func(b *testing.B) {
		before := &Overview{parts: map[partKey]*part{}}
		for _, s := range trace.Segments()[:9] {
			before.parts[keyOf(s)] = newPart(s)
		}
		for b.Loop() {
			NewOverview(context.Background(), trace, before)
		}
	})
}
