package radix

import (
	"cmp"
	"math/rand"
	"slices"
	"testing"
)

// TestSort holds the sort against comparisons.
func TestSort(t *testing.T) {
	rng := rand.New(rand.NewSource(5))
	for _, n := range []int{0, 1, 2, 3, 100, 5000} {
		for _, spread := range []uint64{1, 2, 3000, 1 << 40, 1<<64 - 1} {
			list := make([]Keyed[int], n)
			for i := range list {
				list[i] = Keyed[int]{^rng.Uint64() % spread, i}
			}
			want := slices.Clone(list)
			slices.SortStableFunc(want, func(a, b Keyed[int]) int { return cmp.Compare(a.Key, b.Key) })
			if got := Sort(list, make([]Keyed[int], n)); !slices.Equal(got, want) {
				t.Errorf("%d keys below %d are not in order", n, spread)
			}
		}
	}
}

func TestKeys(t *testing.T) {
	numbers := []int64{-1 << 63, -5, -1, 0, 1, 7, 1<<63 - 1}
	for i := 1; i < len(numbers); i++ {
		a, b := numbers[i-1], numbers[i]
		if Ascending(a) >= Ascending(b) || Descending(a) <= Descending(b) {
			t.Errorf("the keys of %d and %d are out of order", a, b)
		}
	}
}
