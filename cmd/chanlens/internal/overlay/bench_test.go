package overlay

import (
	"fmt"
	"testing"
)

// BenchmarkCost holds a program with the overlay against the stock one, each
// with a trace and without, in turns. The metrics are the least of all rounds, as
// what else the machine does only adds:
//
//	stock-ns     the stock program, an operation
//	off-x        the overlay without a trace, in times of stock
//	traced-ns    the overlay with a trace, an operation
//	traced-x     in times of the stock program with a trace
//	trace-B      bytes of trace an operation
//
// Use -benchtime 10x for ten rounds.
func BenchmarkCost(b *testing.B) {
	tc := toolchains(b)[0]
	stock, over := tc.plain(b, "bench"), tc.build(b, "bench")
	for _, shape := range []string{"pingpong", "buffered", "local", "select", "poll", "make"} {
		b.Run(shape, func(b *testing.B) {
			least := map[string]cost{}
			for b.Loop() {
				least["stock"] = measure(b, least["stock"], stock, shape, "200000")
				least["traced"] = measure(b, least["traced"], stock, shape, "200000", "trace")
				least["off"] = measure(b, least["off"], over, shape, "200000")
				least["on"] = measure(b, least["on"], over, shape, "200000", "trace")
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(least["stock"].ns, "stock-ns")
			b.ReportMetric(least["off"].ns/least["stock"].ns, "off-x")
			b.ReportMetric(least["on"].ns, "traced-ns")
			b.ReportMetric(least["on"].ns/least["traced"].ns, "traced-x")
			b.ReportMetric(least["on"].bytes, "trace-B")
		})
	}
}

// A cost is of one operation.
type cost struct{ ns, bytes float64 }

// measure runs a bench program, and returns the lesser of what it and rounds
// before cost.
func measure(b *testing.B, before cost, program string, args ...string) cost {
	b.Helper()
	var c cost
	if _, err := fmt.Sscan(execute(b, nil, program, args...), &c.ns, &c.bytes); err != nil {
		b.Fatal(err)
	}
	if before.ns != 0 {
		c.ns, c.bytes = min(c.ns, before.ns), min(c.bytes, before.bytes)
	}
	return c
}
