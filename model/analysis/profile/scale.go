package profile

import (
	"math/bits"
	"sort"

	"chanlens/model"
)

// Lengths of time are counted on a scale of two levels: buckets for people, whose edges
// are 1, 2 and 5 of each decade, and steps within them, from which percentiles are told.
//
//	buckets  │ 100ns      │ 200ns           │ 500ns     │ 1µs …
//	steps    │││││││││││││││││││││││││││││││││││││││││││││
//	          10 of 10 ns  15 of 20 ns       10 of 50 ns
//
// A step is no wider than a tenth of what it begins with, so its middle is off by at most
// 1/20 from any length in it. Below 20 ns every length is a step.

// NumBuckets is the number of buckets of a distribution: one below 100 ns, three for each
// decade from there to 1000 s, and one for all that is longer.
const NumBuckets = 32

// step is a place on the scale.
type step = uint16

// scale is the scale: where each step begins, and which bucket it lies in.
var scale = newScale()

type scaleTable struct {
	from   []model.Time // by step, and one more: no length reaches it
	bucket []uint8      // by step
	edges  [NumBuckets]model.Time
	near   [64 * perOctave]step // the step of the least length that has these leading bits
}

// perOctave is in how many parts the lengths between two powers of two are divided to find
// their steps: so many that a part touches at most two.
const perOctave = 1 << octaveBits

const octaveBits = 6

func newScale() *scaleTable {
	s := new(scaleTable)
	for i := range model.Time(10) {
		s.from = append(s.from, i)
	}
	const most = model.Time(1) << 62
	for decade := model.Time(10); ; decade *= 10 {
		for at := 10; at < 100; {
			d := decade / 10 * model.Time(at)
			if s.from[len(s.from)-1] < d {
				s.from = append(s.from, d)
			}
			switch {
			case at < 20:
				at++
			case at < 50:
				at += 2
			default:
				at += 5
			}
		}
		if decade > most/100 {
			break
		}
	}
	edge := model.Time(100)
	for i := 1; i < NumBuckets; i += 3 {
		for k, times := range []model.Time{1, 2, 5} {
			if i+k < NumBuckets {
				s.edges[i+k] = edge * times
			}
		}
		edge *= 10
	}
	for _, from := range s.from {
		s.bucket = append(s.bucket, uint8(sort.Search(NumBuckets-1, func(i int) bool { return s.edges[i+1] > from })))
	}
	s.from = append(s.from, 1<<63-1)
	for i := range s.near {
		least := leastOf(i)
		s.near[i] = step(sort.Search(len(s.from)-2, func(k int) bool { return s.from[k+1] > least }))
	}
	return s
}

// sliceOf returns which entry of near is that of a length.
func sliceOf(d model.Time) int {
	octave := bits.Len64(uint64(d) >> octaveBits)
	return octave<<octaveBits | int(uint64(d)>>max(octave-1, 0))&(perOctave-1)
}

// leastOf returns the least length that has an entry of near.
func leastOf(i int) model.Time {
	octave, low := i>>octaveBits, model.Time(i&(perOctave-1))
	switch {
	case octave == 0:
		return low
	case octave > 63-octaveBits:
		return 1<<63 - 1 // no such length
	}
	return (perOctave + low) << (octave - 1)
}

// stepOf returns the step of a length.
func stepOf(d model.Time) step {
	s := scale.near[sliceOf(d)]
	if d >= scale.from[s+1] {
		s++
	}
	return s
}

// middle returns a length that stands for all of a step.
func middle(s step) model.Time {
	if int(s)+2 >= len(scale.from) {
		return scale.from[s]
	}
	return scale.from[s] + (scale.from[s+1]-1-scale.from[s])/2
}

// BucketOf returns the bucket, from 0 to NumBuckets-1, of a length of time.
func BucketOf(d model.Time) int { return int(scale.bucket[stepOf(max(d, 0))]) }

// BucketFrom returns the least length of time in a bucket. It ends where the next one
// begins; the last has no end.
func BucketFrom(bucket int) model.Time { return scale.edges[bucket] }
