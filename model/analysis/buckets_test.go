package analysis

import (
	"math"
	"math/bits"
	"slices"
	"testing"

	"chanlens/model"
)

func TestBucketOf(t *testing.T) {
	tests := []struct {
		length    model.Time
		octave, i int
		middle    model.Time
	}{
		{0, 0, 0, 0},
		{1, 0, 1, 1},
		{511, 0, 511, 511},
		{512, 1, 0, 512},
		{1023, 1, 511, 1023},
		{1024, 2, 0, 1025},
		{1025, 2, 0, 1025},
		{2047, 2, 511, 2047},
		{2048, 3, 0, 2050},
		{2051, 3, 0, 2050},
		{2052, 3, 1, 2054},
		{1 << 30, 22, 0, 1<<30 + 1<<20},
		{1<<30 - 1, 21, 511, 1<<30 - 1<<19},
		{math.MaxInt64, 54, 511, math.MaxInt64 - 1<<52 + 1},
	}
	for _, tt := range tests {
		octave, i := bucketOf(uint64(tt.length))
		if octave != tt.octave || i != tt.i {
			t.Errorf("%d is in octave %d, bucket %d; want %d, %d", tt.length, octave, i, tt.octave, tt.i)
		}
		if got := middle(octave, i); got != tt.middle {
			t.Errorf("%d: middle %d, want %d", tt.length, got, tt.middle)
		}
	}
}

// Around every power of two, and a third above it, the middle of the bucket is
// as near as promised, and a longer length is in no earlier bucket.
func TestBucketsAreNarrow(t *testing.T) {
	before := -1
	for shift := range 63 {
		power := model.Time(1) << shift
		for _, d := range []model.Time{power - 1, power, power + 1, power + power/3} {
			octave, i := bucketOf(uint64(d))
			if at := octave*perOctave + i; at < before && bits.Len64(uint64(d)) > 2 {
				t.Errorf("%d is in bucket %d, behind a shorter one in %d", d, at, before)
			} else {
				before = at
			}
			if off := max(d-middle(octave, i), middle(octave, i)-d); off > d/1024 {
				t.Errorf("%d: middle %d is off by %d, want at most 1/1024", d, middle(octave, i), off)
			}
		}
	}
}

// A counter goes on where its 16 bits end, also when counts are joined.
func TestBucketsWrap(t *testing.T) {
	const short, long = 3*wrap + 5, 2 * wrap
	counted := func(short, long int) *buckets {
		var h buckets
		count(&h, slices.Repeat([]model.Time{7}, short))
		count(&h, slices.Repeat([]model.Time{900}, long))
		return &h
	}
	joined := counted(wrap/2+3, 1)
	joined.join(counted(short-2*wrap, wrap-1))
	joined.join(counted(wrap+wrap/2-3, wrap))
	for _, h := range []*buckets{counted(short, long), joined} {
		for _, tt := range []struct {
			n    int
			want model.Time
		}{{1, 7}, {short, 7}, {short + 1, 900}, {short + long, 900}} {
			if got := h.nth(tt.n); got != tt.want {
				t.Errorf("length %d is %d, want %d", tt.n, got, tt.want)
			}
		}
		if got := h.nth(short + long + 1); got != 0 {
			t.Errorf("one length too many: %d", got)
		}
	}
}
