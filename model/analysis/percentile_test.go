package analysis

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// The quick way agrees with sorting, whatever the values look like.
func TestPercentileAgainstSort(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	shapes := map[string]func(i int) int64{
		"random":     func(int) int64 { return r.Int64N(1000) },
		"ascending":  func(i int) int64 { return int64(i) },
		"descending": func(i int) int64 { return int64(-i) },
		"equal":      func(int) int64 { return 7 },
		"two values": func(int) int64 { return r.Int64N(2) },
		"organ pipe": func(i int) int64 { return min(int64(i), int64(500-i)) },
	}
	for name, value := range shapes {
		for _, n := range []int{1, 2, 3, 10, 99, 100, 101, 1000} {
			values := make([]int64, n)
			for i := range values {
				values[i] = value(i)
			}
			sorted := slices.Sorted(slices.Values(values))
			for _, p := range []int{0, 1, 50, 90, 99, 100} {
				want := sorted[max((n*p+99)/100-1, 0)]
				if got := selectNth(slices.Clone(values), rank(n, p)-1); got != want {
					t.Errorf("%s, %d values: percentile %d is %d, want %d", name, n, p, got, want)
				}
			}
		}
	}
}
