package analysis

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
	"testing"

	"chanlens/model"

	"github.com/google/go-cmp/cmp"
)

// shapes are ways in which the lengths of waits may be spread.
var shapes = map[string]func(r *rand.Rand) model.Time{
	"short":       func(r *rand.Rand) model.Time { return model.Time(r.IntN(300)) },
	"equal":       func(*rand.Rand) model.Time { return 123_456_789 },
	"exponential": func(r *rand.Rand) model.Time { return model.Time(r.ExpFloat64() * 1e5) },
	"log-normal":  func(r *rand.Rand) model.Time { return model.Time(math.Exp(r.NormFloat64()*3 + 12)) },
	"two peaks":   func(r *rand.Rand) model.Time { return model.Time(r.IntN(100) + r.IntN(2)*1e9) },
	"anything":    func(r *rand.Rand) model.Time { return model.Time(r.Int64() >> r.IntN(63)) },
}

// sample draws lengths from a shape.
func sample(r *rand.Rand, shape func(r *rand.Rand) model.Time, n int) []model.Time {
	all := make([]model.Time, n)
	for i := range all {
		all[i] = shape(r)
	}
	return all
}

// gather adds lengths, any number at a time.
func gather(r *rand.Rand, all []model.Time) *lengths {
	var l lengths
	for len(all) > 0 {
		n := min(1+r.IntN(batchLen), len(all))
		l.add(all[:n])
		all = all[n:]
	}
	return &l
}

// Percentiles are those of sorted lengths up to maxExact of them, and near those
// beyond.
func TestLengthsAgainstSort(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	percents := []int{0, 1, 50, 90, 99, 100}
	for name, shape := range shapes {
		for _, n := range []int{1, 2, 127, 128, 129, maxExact - 1, maxExact, maxExact + 1, 100_000} {
			all := sample(r, shape, n)
			l := gather(r, all)
			if exact := l.buckets == nil; exact != (n <= maxExact) {
				t.Errorf("%s, %d lengths: exact is %v", name, n, exact)
			}
			slices.Sort(all)
			for i, got := range l.percentiles(percents...) {
				want := all[max((n*percents[i]+99)/100, 1)-1]
				allowed := model.Time(0)
				if n > maxExact {
					allowed = want / 1024
				}
				if off := max(got-want, want-got); off > allowed {
					t.Errorf("%s, %d lengths: percentile %d is %d, want %d, or %d off", name, n, percents[i], got, want, allowed)
				}
			}
		}
	}
}

// Neither the order of lengths makes a difference, nor how many come at a time,
// nor whether they are joined from parts, and in what order.
func TestLengthsInAnyOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	percents := []int{1, 25, 50, 75, 99, 100}
	for name, shape := range shapes {
		for _, n := range []int{100, maxExact, maxExact + 1, 200_000} {
			all := sample(r, shape, n)
			want := gather(r, all).percentiles(percents...)
			for parts := range 5 {
				r.Shuffle(n, func(i, j int) { all[i], all[j] = all[j], all[i] })
				var got lengths
				rest := all
				for range parts {
					k := r.IntN(len(rest) + 1)
					got.join(gather(r, rest[:k]))
					rest = rest[k:]
				}
				got.join(gather(r, rest))
				if got.n != n {
					t.Errorf("%s: %d lengths, want %d", name, got.n, n)
				}
				if diff := cmp.Diff(want, got.percentiles(percents...)); diff != "" {
					t.Errorf("%s, %d lengths in another order (-want +got):\n%s", name, n, diff)
				}
			}
		}
	}
}

// crowd counts waits at a number of places, by a number of tallies side by side,
// and returns the lines and how many bytes were allocated for it, also those that
// were dropped on the way.
func crowd(waits, places, tallies int) (*lines, uint64) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	all := newLines()
	var wg sync.WaitGroup
	for i := range tallies {
		wg.Go(func() {
			r := rand.New(rand.NewPCG(uint64(i), 6))
			y := &tally{lines: all, batches: make(map[place]*batch)}
			var at []*batch
			for p := range places {
				at = append(at, y.batchAt(place{op: model.OpReceive, site: model.FrameID(p)}))
			}
			for range waits / tallies {
				p := r.IntN(places)
				at[p].add(model.Time(r.ExpFloat64() * float64(1000*(p+1))))
			}
			y.Done()
		})
	}
	wg.Wait()
	runtime.ReadMemStats(&after)
	return all, after.TotalAlloc - before.TotalAlloc
}

// Ten million waits at 300 places take at most 10 MB on two processors, counting
// all that was ever allocated, and 1 MB more for each further one.
func TestMemoryOfLines(t *testing.T) {
	for _, tallies := range []int{2, 4} {
		all, allocated := crowd(10_000_000, 300, tallies)
		if limit := uint64(8+tallies) << 20; allocated > limit {
			t.Errorf("%d tallies allocated %d bytes, want at most %d", tallies, allocated, limit)
		}
		count := 0
		for _, w := range all.waits() {
			count += w.Count
		}
		if count != 10_000_000 {
			t.Errorf("%d tallies counted %d waits", tallies, count)
		}
	}
}

func BenchmarkLines(b *testing.B) {
	for _, waits := range []int{1_000_000, 10_000_000, 80_000_000} {
		b.Run(fmt.Sprintf("waits=%d", waits), func(b *testing.B) {
			var allocated uint64
			for b.Loop() {
				_, allocated = crowd(waits, 300, runtime.GOMAXPROCS(0))
			}
			b.ReportMetric(float64(allocated)/(1<<20), "MB")
			b.ReportMetric(float64(allocated)/300, "B/place")
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*waits), "ns/wait")
		})
	}
}
