package finding_test

import (
	"os"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis"
	"chanlens/model/analysis/finding"
	"chanlens/model/analysis/visit"
	"chanlens/traceparse"
)

// The study of findings by itself, and beside it the scan that it goes along with: the
// trace that FINDINGS_BENCH names.
func BenchmarkStudy(b *testing.B) {
	t := benchTrace(b)
	b.Run("study", func(b *testing.B) {
		for b.Loop() {
			visit.All(b.Context(), t, nil, finding.NewStudy(t))
		}
	})
	b.Run("both", func(b *testing.B) {
		for b.Loop() {
			analysis.Scan(b.Context(), t, nil, finding.NewStudy(t))
		}
	})
	b.Run("scan", func(b *testing.B) {
		for b.Loop() {
			analysis.Scan(b.Context(), t, nil)
		}
	})
}

// What is left to do when all is visited.
func BenchmarkFind(b *testing.B) {
	t := benchTrace(b)
	e := finding.Evidence{Trace: t, Study: finding.NewStudy(t)}
	e.Waits, e.Wakes = analysis.Scan(b.Context(), t, nil, e.Study)
	for b.Loop() {
		finding.Find(e)
	}
}

func benchTrace(b *testing.B) *model.Trace {
	b.Helper()
	name := os.Getenv("FINDINGS_BENCH")
	if name == "" {
		b.Skip("FINDINGS_BENCH names no trace")
	}
	data, err := os.ReadFile(name)
	if err != nil {
		b.Fatal(err)
	}
	in, err := traceparse.FromBytes(name, data)
	if err != nil {
		b.Fatal(err)
	}
	t, err := traceparse.Load(b.Context(), in, traceparse.Options{})
	if err != nil {
		b.Fatal(err)
	}
	return t
}
