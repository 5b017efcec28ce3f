package chart

import (
	"iter"
	"math"
	"sort"
	"time"

	"chanlens/model"
	"chanlens/model/format"
)

// Bucket counts lengths of time: those of at least From and less than To.
type Bucket struct {
	From, To time.Duration
	Count    int
}

// edges are where buckets begin: 0 and 1, 2, 5, 10, … nanoseconds.
var edges = func() []time.Duration {
	list := []time.Duration{0}
	for unit := time.Duration(1); ; unit *= 10 {
		for _, n := range []time.Duration{1, 2, 5} {
			if unit > math.MaxInt64/n {
				return list
			}
			list = append(list, n*unit)
		}
		if unit > math.MaxInt64/10 {
			return list
		}
	}
}()

// Buckets counts lengths of time in buckets three to a decade, from the one of the
// shortest to the one of the longest. Of no length there is no bucket.
func Buckets(lengths iter.Seq[time.Duration]) []Bucket {
	counts := make([]int, len(edges))
	first, last := len(edges), -1
	for d := range lengths {
		i := max(sort.Search(len(edges), func(i int) bool { return edges[i] > d })-1, 0)
		counts[i]++
		first, last = min(first, i), max(last, i)
	}
	var list []Bucket
	for i := first; i <= last; i++ {
		to := time.Duration(math.MaxInt64)
		if i+1 < len(edges) {
			to = edges[i+1]
		}
		list = append(list, Bucket{edges[i], to, counts[i]})
	}
	return list
}

// Words says which lengths a bucket counts: "2ms to 5ms".
func (b Bucket) Words() string {
	if b.To == math.MaxInt64 {
		return edge(b.From) + " and more"
	}
	return edge(b.From) + " to " + edge(b.To)
}

// edge writes where a bucket begins in as few digits as it takes.
func edge(d time.Duration) string { return format.Time(model.Time(d), lastDigit(d)) }

// lastDigit returns the power of ten of the last digit of a duration that is not 0.
func lastDigit(d time.Duration) time.Duration {
	unit := time.Duration(1)
	for d != 0 && d%(unit*10) == 0 && unit < time.Second {
		unit *= 10
	}
	return unit
}
