package compare

import (
	"math"
	"time"
)

// What counts as a difference. Two runs of one program on a machine with other work to
// do differ by a third in many places; these leave most of that out.
const (
	// LeastWaits is how many waits both traces need at a place for their median to be
	// judged, and LeastForTail for the 99th percentile.
	LeastWaits   = 10
	LeastForTail = 200
	// LeastMedian, LeastTail and LeastRate are the ratios, up or down, that a median,
	// a 99th percentile and a number per second have to differ by.
	LeastMedian = 1.4
	LeastTail   = 2
	LeastRate   = 1.5
	// LeastLength is by how much a percentile has to differ: the scheduler's own work
	// takes about that long.
	LeastLength = time.Microsecond
	// LeastTime is how much time has to be waited at a place in a second of one of the
	// traces. A place below it is left out, whatever its ratios are.
	LeastTime = 200 * time.Microsecond
	// FewRatio and FewTime are what it takes where a trace has fewer than LeastWaits:
	// the ratio of medians and means, and the time that is waited in a second.
	FewRatio = 3
	FewTime  = 50 * time.Millisecond
	// deviations is by how many standard errors a logarithm has to differ: more than the
	// usual three, as those errors are estimates themselves.
	deviations = 4
)

// Change says of a number whether it became larger beyond noise, smaller, or neither.
type Change int8

// The changes.
const (
	Less Change = -1
	Same Change = 0
	More Change = 1
)

// spread estimates how far lengths scatter, as the standard deviation of their
// logarithms: of a normal distribution, the 99th percentile lies 2.33 of them above
// the median.
func (s Stats) spread() float64 {
	if s.P50 <= 0 || s.P99 <= s.P50 {
		return 0
	}
	return math.Log(float64(s.P99)/float64(s.P50)) / 2.33
}

// The standard error of the logarithm of a percentile p of n normal values with the
// deviation 1 is √(p(1-p)/n) / φ(z(p)).
const (
	errorOfMedian = 1.25
	errorOfTail   = 3.73
)

// judgeMedian compares the medians of two distributions. perSecond is the larger of the
// times that are waited there in a second.
func judgeMedian(before, after Stats, perSecond time.Duration) Change {
	n := min(before.Measured, after.Measured)
	least, sigma := float64(LeastMedian), deviation(before, after, errorOfMedian)
	switch {
	case n == 0 || n < LeastWaits && perSecond < FewTime:
		return Same
	case n < LeastWaits: // too few to know how they scatter: main waits once, but that long
		least, sigma = FewRatio, 0
	}
	c := judgeLength(before.P50, after.P50, least, sigma)
	if n < LeastForTail && c != judgeLength(before.mean(), after.mean(), least, 0) {
		return Same // of few waits, some short and some long, the median leaps from here to there
	}
	return c
}

// judgeTail compares the 99th percentiles of two distributions.
func judgeTail(before, after Stats) Change {
	if min(before.Measured, after.Measured) < LeastForTail {
		return Same
	}
	return judgeLength(before.P99, after.P99, LeastTail, deviation(before, after, errorOfTail))
}

// judgeLength compares two lengths of time.
func judgeLength(before, after time.Duration, least, sigma float64) Change {
	if d := after - before; max(d, -d) < LeastLength {
		return Same
	}
	return judge(nanoseconds(before), nanoseconds(after), least, sigma)
}

// nanoseconds returns a length as a number above zero, which has a logarithm.
func nanoseconds(d time.Duration) float64 { return float64(max(d, 1)) }

func deviation(a, b Stats, of float64) float64 {
	return math.Hypot(of*a.spread()/math.Sqrt(float64(a.Measured)), of*b.spread()/math.Sqrt(float64(b.Measured)))
}

// judgeRate compares two counts, each of the events of so many seconds, as if events
// came independently of one another.
func judgeRate(before, after int, secondsBefore, secondsAfter float64) Change {
	if max(before, after) < LeastWaits || secondsBefore <= 0 || secondsAfter <= 0 {
		return Same
	}
	b, a := float64(before)/secondsBefore, float64(after)/secondsAfter
	sigma := math.Hypot(math.Sqrt(float64(before))/secondsBefore, math.Sqrt(float64(after))/secondsAfter)
	if math.Abs(a-b) < deviations*sigma {
		return Same
	}
	// A half of one more on both sides, so that none has a ratio.
	return judge(b+0.5/secondsBefore, a+0.5/secondsAfter, LeastRate, 0)
}

// judge compares two numbers of which the difference of the logarithms has a standard
// error. They differ if they do by a ratio at least, and by more than chance.
func judge(before, after, least, sigma float64) Change {
	d := math.Log(after / before)
	switch {
	case math.Abs(d) < math.Log(least) || math.Abs(d) < deviations*sigma:
		return Same
	case d > 0:
		return More
	}
	return Less
}
