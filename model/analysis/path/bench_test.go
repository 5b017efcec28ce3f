package path_test

import (
	"fmt"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/path"
	"chanlens/tui/bulk"
)

// BenchmarkBack measures a walk through all of a trace, in which each wait ends with
// a wake by a goroutine that was woken not long before.
func BenchmarkBack(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		tr := bulk.Trace(bulk.Shape{Goroutines: n, Generations: 4, Turns: 100_000 / n})
		b.Run(fmt.Sprintf("goroutines=%d", n), func(b *testing.B) {
			steps := 0
			for b.Loop() {
				p := path.Back(b.Context(), tr, model.Goroutine(0), tr.End(), path.Limits{Keep: 40})
				steps += p.Walked
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(steps), "ns/step")
			b.ReportMetric(float64(steps)/float64(b.N), "steps")
		})
	}
}
