package flow_test

import (
	"os"
	"testing"

	"chanlens/model/analysis/examine"
	"chanlens/model/analysis/flow"
	"chanlens/traceparse"
)

// BenchmarkNew makes the graph of the trace in CHANLENS_BENCH_TRACE.
func BenchmarkNew(b *testing.B) {
	file := os.Getenv("CHANLENS_BENCH_TRACE")
	if file == "" {
		b.Skip("CHANLENS_BENCH_TRACE names no trace")
	}
	in, err := traceparse.Open(b.Context(), file, nil, nil)
	if err != nil {
		b.Fatal(err)
	}
	defer in.Close()
	tr, err := traceparse.Load(b.Context(), in, traceparse.Options{})
	if err != nil {
		b.Fatal(err)
	}
	r, err := examine.All(b.Context(), tr, examine.Options{})
	if err != nil {
		b.Fatal(err)
	}
	var g *flow.Graph
	b.ReportAllocs()
	for b.Loop() {
		g = flow.New(tr, &r.Channels, r.Blocked)
	}
	b.ReportMetric(float64(len(g.Nodes)), "nodes")
	b.ReportMetric(float64(len(g.Edges)), "edges")
}
