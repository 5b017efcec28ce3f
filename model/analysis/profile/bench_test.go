package profile_test

import (
	"os"
	"runtime"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/profile"
	"chanlens/traceparse"
)

// The whole trace that PROFILE_BENCH names, a twentieth of it, and what is done with
// a profile.
func BenchmarkProfile(b *testing.B) {
	t := benchTrace(b)
	whole := profile.Options{}
	part := profile.Options{From: t.End() / 2, To: t.End()/2 + t.End()/20}
	over := func(b *testing.B, o profile.Options) *profile.Profile {
		p, err := profile.Over(b.Context(), t, o)
		if err != nil {
			b.Fatal(err)
		}
		return p
	}
	for name, o := range map[string]profile.Options{"whole": whole, "part": part} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				over(b, o)
			}
			b.ReportMetric(float64(kept(func() any { return over(b, o) }))/(1<<20), "MB-kept")
		})
	}
	p := over(b, whole)
	for name, f := range map[string]profile.Flame{"off": {}, "stopped": {View: profile.Stopped}, "off-by-line": {ByLine: true}} {
		b.Run("tree/"+name, func(b *testing.B) {
			nodes := 0
			for b.Loop() {
				nodes = len(p.Tree(f).Nodes)
			}
			b.ReportMetric(float64(nodes), "nodes")
		})
	}
	b.Run("members", func(b *testing.B) {
		g := p.Groups[0]
		for b.Loop() {
			p.Members(&g, profile.Life, profile.BucketOf(model.Time(g.Measures[profile.Life].P50)))
		}
	})
	b.Run("waits", func(b *testing.B) {
		for b.Loop() {
			if _, _, err := p.Waits(b.Context(), &p.Places[0], 0, profile.NumBuckets-1, 1000); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// kept returns how many bytes what is made takes in the end.
func kept(makeOne func() any) uint64 {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	made := makeOne()
	runtime.GC()
	runtime.ReadMemStats(&after)
	runtime.KeepAlive(made)
	return after.HeapAlloc - min(before.HeapAlloc, after.HeapAlloc)
}

func benchTrace(b *testing.B) *model.Trace {
	b.Helper()
	name := os.Getenv("PROFILE_BENCH")
	if name == "" {
		b.Skip("PROFILE_BENCH names no trace")
	}
	return loaded(b, name)
}

// loaded reads a trace.
func loaded(t testing.TB, file string) *model.Trace {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	in, err := traceparse.FromBytes(file, data)
	if err != nil {
		t.Fatal(err)
	}
	tr, err := traceparse.Load(t.Context(), in, traceparse.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return tr
}
