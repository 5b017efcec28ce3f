package timeline

import (
	"fmt"
	"testing"

	"chanlens/model"
	"chanlens/tui/bulk"
	"chanlens/tui/session"
	"chanlens/tui/viewtest"
)

// TestStepLooksOn holds that a key that has looked as far as it may goes on from
// there the next time.
func TestStepLooksOn(t *testing.T) {
	v := New(session.Open(bulk.Trace(bulk.Shape{Goroutines: 1, Generations: 1, Turns: 30_000})))
	viewtest.Play(t, v, "g^")
	never := func(model.Interval) bool { return false }
	last := v.s.Sel.At
	for _, want := range []step{stepTooFar, stepNone} {
		if got, _ := v.step(1, never); got != want {
			t.Errorf("got %v, want %v", got, want)
		}
		if want == stepTooFar && v.s.Sel.At == last {
			t.Error("the cursor did not move")
		}
	}
}

// BenchmarkSeek measures the key that looks furthest: for a wait, in a lane that has
// none as far as one key looks.
func BenchmarkSeek(b *testing.B) {
	trace := bulk.Trace(bulk.Shape{Goroutines: 2, Generations: 4, Turns: 20_000})
	for _, by := range []int{1, -1} {
		b.Run(fmt.Sprint("by=", by), func(b *testing.B) {
			v := New(session.Open(trace))
			viewtest.Play(b, v, map[int]string{1: "<resize 200x60>g^", -1: "<resize 200x60>g$"}[by])
			home := v.s.Sel
			for b.Loop() {
				v.s.Sel = home
				if result, _ := v.step(by, func(model.Interval) bool { return false }); result != stepTooFar {
					b.Fatal("it did not look as far as it may")
				}
			}
		})
	}
}
