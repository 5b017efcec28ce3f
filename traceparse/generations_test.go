package traceparse

import (
	"testing"

	"chanlens/model"
)

// What is loaded of the first generations is, up to their end, what the whole trace
// tells, and the trace ends there.
func TestFirstGenerations(t *testing.T) {
	data := generations(t, 20)
	whole := loadWith(t, data, Options{})
	gens := whole.Info().Generations
	for _, n := range []int{1, 7, 20, 99} {
		tr := loadWith(t, data, Options{Generations: n})
		if got := len(tr.Segments()); got != min(n, len(gens)) {
			t.Errorf("%d generations, want %d", got, n)
		}
		if end := gens[min(n, len(gens))-1].End; tr.End() > end {
			t.Errorf("of %d generations, it ends at %d, want %d or before", n, tr.End(), end)
		}
		for g := range model.Goroutine(tr.NumGoroutines()) {
			at := tr.Goroutine(g).First
			got, _ := tr.IntervalAt(g, at)
			if want, _ := whole.IntervalAt(g, at); tr.Goroutine(g).ID != whole.Goroutine(g).ID ||
				got.Op != want.Op || got.Start != want.Start {
				t.Fatalf("of %d generations, goroutine %d at %d: %v, of the whole trace %v", n, g, at, got.Op, want.Op)
			}
		}
	}
}
