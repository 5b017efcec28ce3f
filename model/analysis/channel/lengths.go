package channel

import (
	"math/bits"
	"slices"
	"time"
)

// lengths sums up lengths of time. Percentiles are exact up to maxExact lengths, and
// beyond off by at most 1/128 of themselves. In what order lengths came makes no
// difference.
type lengths struct {
	n       int
	total   time.Duration
	max     time.Duration
	exact   []time.Duration
	buckets []uint32 // instead of exact; see bucketOf
}

const (
	// maxExact is how many lengths take about as much room as the buckets of a place.
	maxExact = 512
	// perOctave is how many buckets of equal width lie between a power of two and the next.
	perOctaveBits = 6
	perOctave     = 1 << perOctaveBits
)

// add adds one length.
func (l *lengths) add(d time.Duration) {
	l.n++
	l.total += d
	l.max = max(l.max, d)
	if l.buckets == nil && len(l.exact) < maxExact {
		l.exact = append(l.exact, d)
		return
	}
	l.coarsen()
	l.count(d)
}

// join adds all lengths of another sum.
func (l *lengths) join(o *lengths) {
	l.n += o.n
	l.total += o.total
	l.max = max(l.max, o.max)
	if l.buckets == nil && o.buckets == nil && len(l.exact)+len(o.exact) <= maxExact {
		l.exact = append(l.exact, o.exact...)
		return
	}
	l.coarsen()
	for _, d := range o.exact {
		l.count(d)
	}
	if extra := len(o.buckets) - len(l.buckets); extra > 0 {
		l.buckets = append(l.buckets, make([]uint32, extra)...)
	}
	for i, n := range o.buckets {
		l.buckets[i] += n
	}
}

// coarsen goes over to buckets, for good.
func (l *lengths) coarsen() {
	if l.buckets != nil {
		return
	}
	l.buckets = make([]uint32, bucketOf(l.max)+1)
	for _, d := range l.exact {
		l.count(d)
	}
	l.exact = nil
}

func (l *lengths) count(d time.Duration) {
	i := bucketOf(d)
	if extra := i + 1 - len(l.buckets); extra > 0 {
		l.buckets = append(l.buckets, make([]uint32, extra)...)
	}
	l.buckets[i]++
}

// percentile returns the least length that at least p of 100 do not exceed.
func (l *lengths) percentile(p int) time.Duration {
	if l.n == 0 {
		return 0
	}
	rank := max((l.n*p+99)/100, 1)
	if l.buckets == nil {
		slices.Sort(l.exact)
		return l.exact[rank-1]
	}
	for i, n := range l.buckets {
		if rank -= int(n); rank <= 0 {
			return min(middleOf(i), l.max)
		}
	}
	return l.max
}

// bucketOf returns the bucket of a length: one each below perOctave ns, and perOctave
// for every octave from there on.
func bucketOf(d time.Duration) int {
	n := uint64(max(d, 0))
	shift := max(bits.Len64(n)-perOctaveBits-1, 0)
	return shift<<perOctaveBits + int(n>>shift)
}

// middleOf returns the middle of a bucket.
func middleOf(i int) time.Duration {
	shift := max(i>>perOctaveBits-1, 0)
	least := time.Duration(i-shift<<perOctaveBits) << shift
	return least + time.Duration(1)<<shift/2
}
