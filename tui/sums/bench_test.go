package sums

import (
	"context"
	"testing"

	"chanlens/model/analysis/examine"
	"chanlens/model/analysis/profile"
	"chanlens/tui/bulk"
)

// BenchmarkSums measures what is done beside the event loop: with half a million
// goroutines, and with few that are busy.
func BenchmarkSums(b *testing.B) {
	for name, shape := range map[string]bulk.Shape{
		"many": {Goroutines: 500_000, Generations: 5, Turns: 1},
		"busy": {Goroutines: 1000, Generations: 10, Turns: 333},
	} {
		found, err := examine.All(context.Background(), bulk.Trace(shape), examine.Options{})
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Of(context.Background(), found, profile.Options{})
			}
		})
		b.Run(name+"/profile", func(b *testing.B) { // of which this is the profile
			for b.Loop() {
				profile.Over(context.Background(), found.Trace, profile.Options{})
			}
		})
	}
}
