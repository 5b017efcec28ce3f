package traceparse

import (
	"bytes"
	"context"
	"io"
	"os"
	"runtime"
	"testing"

	"chanlens/model"
	"chanlens/traceparse/wire"

	"golang.org/x/exp/trace"
)

// benchTrace returns the trace that benchmarks read: the file named by
// CHANLENS_BENCH_TRACE, or the default sample repeated.
func benchTrace(b *testing.B) []byte {
	if path := os.Getenv("CHANLENS_BENCH_TRACE"); path != "" {
		data, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		return data
	}
	return generations(b, 200)
}

// BenchmarkReader is the yardstick: one Reader that throws its events away.
func BenchmarkReader(b *testing.B) {
	data := benchTrace(b)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	events, before := uint64(0), mallocs()
	for b.Loop() {
		r, err := trace.NewReader(bytes.NewReader(data))
		if err != nil {
			b.Fatal(err)
		}
		for {
			if _, err := r.ReadEvent(); err == io.EOF {
				break
			} else if err != nil {
				b.Fatal(err)
			}
			events++
		}
	}
	perEvent(b, events, before)
}

// BenchmarkDecode decodes the generations of the same trace, one after the other, and
// throws them away.
func BenchmarkDecode(b *testing.B) {
	data := benchTrace(b)
	v, err := parseHeader(data[:headerSize])
	if err != nil {
		b.Fatal(err)
	}
	extents := index(context.Background(), bytes.NewReader(data), int64(len(data)), v, nil)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	var d wire.Decoder
	events, before := uint64(0), mallocs()
	for b.Loop() {
		for _, e := range extents {
			g, err := d.Decode(data[e.offset:e.end], int(v), model.GenerationInfo{}, func(int) error { return nil })
			if err != nil {
				b.Fatal(err)
			}
			events += g.Events()
		}
	}
	perEvent(b, events, before)
}

// mallocs returns how many objects have been allocated so far.
func mallocs() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.Mallocs
}

// perEvent reports time and allocations for each event. before is mallocs before the
// first one.
func perEvent(b *testing.B, events, before uint64) {
	b.ReportMetric(float64(mallocs()-before)/float64(events), "allocs/event")
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(events), "ns/event")
}

// BenchmarkLoad reads the same trace into a model, with one worker and with two.
func BenchmarkLoad(b *testing.B) {
	data := benchTrace(b)
	for name, workers := range map[string]int{"workers=1": 1, "workers=2": 2} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				in, err := FromBytes("bench", data)
				if err != nil {
					b.Fatal(err)
				}
				tr, err := Load(context.Background(), in, Options{Workers: workers})
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(tr.Info().Events), "events")
			}
		})
	}
}

// BenchmarkIndex hops through the batch headers.
func BenchmarkIndex(b *testing.B) {
	data := benchTrace(b)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if len(index(context.Background(), bytes.NewReader(data), int64(len(data)), 26, nil)) == 0 {
			b.Fatal("no generations")
		}
	}
}
