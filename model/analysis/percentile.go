package analysis

import (
	"cmp"
	"slices"
)

// rank returns which of n values, counted from 1 in order of size, is their p-th
// percentile by nearest rank: the least that at least p of 100 do not exceed.
func rank(n, p int) int { return max((n*p+99)/100, 1) }

// selectNth returns the value that stands at index n once values is sorted, and
// leaves it there, with none that is greater before it and none that is less
// behind it. This is Hoare's quickselect, linear in the mean where sorting is
// not: for a million values it takes a tenth of the time.
//
//	values  … lo ≤pivot j  i ≥pivot hi …
//	                 └ only the side that holds n is looked at again
func selectNth[T cmp.Ordered](values []T, n int) T {
	lo, hi := 0, len(values)-1
	for rounds := 0; lo < hi; rounds++ {
		if rounds > 200 { // unlucky pivots, again and again
			slices.Sort(values[lo : hi+1])
			break
		}
		pivot := medianOfThree(values[lo], values[lo+(hi-lo)/2], values[hi])
		i, j := lo, hi
		for i <= j {
			for values[i] < pivot {
				i++
			}
			for values[j] > pivot {
				j--
			}
			if i <= j {
				values[i], values[j] = values[j], values[i]
				i++
				j--
			}
		}
		switch {
		case n <= j:
			hi = j
		case n >= i:
			lo = i
		default:
			return values[n] // between the sides, all are equal to the pivot
		}
	}
	return values[n]
}

func medianOfThree[T cmp.Ordered](a, b, c T) T {
	return max(min(a, b), min(max(a, b), c))
}
