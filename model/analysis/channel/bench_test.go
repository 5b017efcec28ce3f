package channel

import (
	"testing"
	"time"

	"chanlens/model/analysis/visit"
)

func duration(n int64) time.Duration { return time.Duration(n) }

func visitAll(t testing.TB, s *Study) {
	t.Helper()
	visit.All(t.Context(), s.t, nil, s)
}

// BenchmarkStudy tells the cost of a wait that ended, from the visit to the result.
func BenchmarkStudy(b *testing.B) {
	tr := random(b, 1, 2000, 300_000)
	waits := 0
	b.ReportAllocs()
	for b.Loop() {
		s := NewStudy(tr)
		visitAll(b, s)
		r := s.Result()
		waits = 0
		for _, p := range r.Pairs {
			waits += p.Count
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(waits), "ns/wait")
}

// BenchmarkSegment tells the cost of its part that only one processor can do.
func BenchmarkSegment(b *testing.B) {
	tr := random(b, 1, 2000, 300_000)
	s := NewStudy(tr)
	w := s.Worker()
	segments := tr.Segments()
	b.ReportAllocs()
	waits := 0
	for b.Loop() {
		b.StopTimer()
		s = NewStudy(tr)
		w = s.Worker()
		for i, seg := range segments {
			for k := range seg.NumRows() {
				w.Row(i, seg.Row(k))
			}
		}
		b.StartTimer()
		for i, seg := range segments {
			s.Segment(i, seg)
		}
		waits = len(s.channels.waits) + len(s.locks.waits)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(waits), "ns/wait")
}
