package order

import (
	"fmt"
	"strings"
	"testing"

	"chanlens/model"
)

// ring is a trace of so many goroutines that hand a value round and round, each to the
// next one over an unbuffered channel, until there are so many operations.
func ring(t testing.TB, goroutines, ops int) *model.Trace {
	var b strings.Builder
	fmt.Fprintf(&b, "generation 1 0 %d\n", ops*100+1000)
	for i := range goroutines {
		fmt.Fprintf(&b, "goroutine %d main.f\n  ^ running P0 T%d\n", i+1, i+1)
		fmt.Fprintf(&b, "chan %d cap 0 elem \"int\" sent 0 received 0\n", i+1)
	}
	for i := range ops / 2 {
		at, from, to := i*200+100, i%goroutines+1, (i+1)%goroutines+1
		seq := i/goroutines + 1
		fmt.Fprintf(&b, "op %d by %d receive %d waits\n", at, to, from)
		fmt.Fprintf(&b, "op %d by %d send %d seq %d direct\n", at+50, from, from, seq)
		fmt.Fprintf(&b, "op %d by %d receive %d seq %d waited\n", at+100, to, from, seq)
	}
	return fixture(t, b.String())
}

// BenchmarkOrder looks for the order of 100,000 operations on channels, BenchmarkPath then
// for a path that goes through all of them.
func BenchmarkOrder(b *testing.B) {
	tr := ring(b, 100, 100_000)
	b.Run("New", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			New(tr, 0, tr.End())
		}
	})
	o := New(tr, 0, tr.End())
	from, to := point(tr, 2, 0), point(tr, 1, int(tr.End()))
	b.Run("Path", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, ok := o.Path(from, to); !ok {
				b.Fatal("no path")
			}
		}
	})
	b.Run("None", func(b *testing.B) {
		b.ReportAllocs()
		late := point(tr, 1, 0)
		for b.Loop() {
			if _, ok := o.Path(from, late); ok {
				b.Fatal("a path")
			}
		}
	})
}
