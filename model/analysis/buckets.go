package analysis

import (
	"math/bits"

	"chanlens/model"
)

// buckets counts lengths of time by size, so that what it takes does not depend
// on how many there are: 1 KB for each power of two among them, about 10 KB for
// the waits at a busy place.
//
// The lengths below 512 ns have a bucket each. From there on, every octave (from
// a power of two to the next) has 512 buckets of equal width, so that the middle
// of a bucket is off by at most 1/1024 of any length in it:
//
//	octave   0            1             2              3
//	        [0 … 511][512 … 1023][1024 … 2047][2048 …… 4095] …
//	width        1        1            2             4
type buckets struct {
	octaves [numOctaves]*[perOctave]uint16
	carry   map[int]int // by bucket: how often its counter has wrapped around
}

const (
	octaveBits = 9
	perOctave  = 1 << octaveBits
	numOctaves = 64 - octaveBits + 1
	wrap       = 1 << 16 // what the counter of a bucket cannot say
)

// count adds lengths to buckets.
func count[T uint32 | model.Time](h *buckets, lengths []T) {
	for _, d := range lengths {
		octave, i := bucketOf(uint64(d))
		counts := h.octaves[octave]
		if counts == nil {
			counts = new([perOctave]uint16)
			h.octaves[octave] = counts
		}
		counts[i]++
		if counts[i] == 0 {
			h.carryOver(octave, i, 1)
		}
	}
}

// carryOver notes that the counter of a bucket has wrapped around n times.
func (h *buckets) carryOver(octave, i, n int) {
	if h.carry == nil {
		h.carry = make(map[int]int)
	}
	h.carry[octave*perOctave+i] += n
}

// join adds the counts of other buckets, which are not used any more.
func (h *buckets) join(o *buckets) {
	for octave, counts := range o.octaves {
		switch mine := h.octaves[octave]; {
		case counts == nil:
		case mine == nil:
			h.octaves[octave] = counts
		default:
			for i, n := range counts {
				mine[i] += n
				if mine[i] < n {
					h.carryOver(octave, i, 1)
				}
			}
		}
	}
	for at, n := range o.carry {
		h.carryOver(at/perOctave, at%perOctave, n)
	}
}

// nth returns the middle of the bucket that holds the n-th length, from 1, in
// order of size.
func (h *buckets) nth(n int) model.Time {
	for octave, counts := range h.octaves {
		if counts == nil {
			continue
		}
		for i, count := range counts {
			if n -= int(count) + h.carry[octave*perOctave+i]*wrap; n <= 0 {
				return middle(octave, i)
			}
		}
	}
	return 0
}

// bucketOf returns the octave of a length, and its bucket therein.
func bucketOf(d uint64) (octave, i int) {
	octave = bits.Len64(d >> octaveBits)
	return octave, int(d>>max(octave-1, 0)) & (perOctave - 1)
}

// middle returns the middle of a bucket.
func middle(octave, i int) model.Time {
	if octave == 0 {
		return model.Time(i)
	}
	width := model.Time(1) << (octave - 1)
	return model.Time(perOctave+i)*width + width/2
}
