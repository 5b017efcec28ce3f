package chart

import (
	"time"

	"chanlens/model"
	"chanlens/model/format"
)

// Bucket counts lengths of time: those of at least From and less than To.
type Bucket struct {
	From, To time.Duration
	Count    int
}

// Words says which lengths a bucket counts: "2ms to 5ms".
func (b Bucket) Words() string {
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
