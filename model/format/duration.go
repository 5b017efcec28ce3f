package format

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"chanlens/model"
)

// Duration writes a duration with three significant digits and the unit that
// suits it: "0s", "850ns", "1.23µs", "12.3ms", "4.56s", "3m12s", "5h07m", "2d04h".
func Duration(d time.Duration) string {
	switch {
	case d == 0:
		return "0s"
	case d < 0:
		// Through float64, as the least duration has no opposite.
		return "-" + positiveDuration(-float64(d))
	}
	return positiveDuration(float64(d))
}

func positiveDuration(ns float64) string {
	switch {
	case ns < 999.5:
		return strconv.FormatFloat(ns, 'f', 0, 64) + "ns"
	case ns < 59.95e9:
		return scaled(ns/1e3, "µs", "ms", "s")
	}
	seconds := int64(ns/1e9 + 0.5)
	switch {
	case seconds < 3600:
		return fmt.Sprintf("%dm%02ds", seconds/60, seconds%60)
	case seconds < 24*3600:
		return fmt.Sprintf("%dh%02dm", seconds/3600, seconds/60%60)
	}
	return fmt.Sprintf("%dd%02dh", seconds/(24*3600), seconds/3600%24)
}

// Moment writes a moment as [Time] does, but with at least three digits that count,
// as [Duration] has: 85.9ms also where a resolution of 4ms would do with 85ms.
func Moment(t model.Time, resolution time.Duration) string {
	step := time.Duration(1)
	for rest := max(t, -t) / 1000; rest > 0; rest /= 10 {
		step *= 10
	}
	return Time(t, min(resolution, step))
}

// Time writes a moment on the time axis with as many digits as are needed to
// tell it from one that is a resolution away, rounded: with a resolution of 100µs,
// "1.2034s", "800.1ms" and "1m02.0000s". The start of the trace is "0s".
func Time(t model.Time, resolution time.Duration) string {
	if t == model.NoTime {
		return "-"
	}
	sign, ns := "", int64(t)
	if ns < 0 {
		sign, ns = "-", -ns
	}
	ns = rounded(ns, resolution)
	minutes := ns / int64(time.Minute)
	switch {
	case ns == 0:
		return "0s"
	case minutes > 0:
		rest := fixed(ns%int64(time.Minute), time.Second, resolution)
		if whole, _, _ := strings.Cut(rest, "."); len(whole) < 2 {
			rest = "0" + rest
		}
		return fmt.Sprintf("%s%dm%ss", sign, minutes, rest)
	case ns >= int64(time.Second):
		return sign + fixed(ns, time.Second, resolution) + "s"
	case ns >= int64(time.Millisecond):
		return sign + fixed(ns, time.Millisecond, resolution) + "ms"
	case ns >= int64(time.Microsecond):
		return sign + fixed(ns, time.Microsecond, resolution) + "µs"
	}
	return sign + fixed(ns, time.Nanosecond, resolution) + "ns"
}

// rounded rounds ns to the power of ten that the resolution is at least, but to no
// coarser one than shows: a moment is written in whole units of its own.
func rounded(ns int64, resolution time.Duration) int64 {
	unit := int64(1)
	for unit < int64(time.Second) && ns >= unit*1000 {
		unit *= 1000
	}
	step := int64(1)
	for step*10 <= int64(resolution) && step < unit {
		step *= 10
	}
	if ns > math.MaxInt64-step {
		return ns
	}
	return (ns + step/2) / step * step
}

// fixed writes ns in the unit with the digits that the resolution needs.
func fixed(ns int64, unit, resolution time.Duration) string {
	digits := 0
	for step := unit; step > max(resolution, 1) && step > 1; step /= 10 {
		digits++
	}
	whole, part := ns/int64(unit), ns%int64(unit)
	if digits == 0 {
		return strconv.FormatInt(whole, 10)
	}
	width := len(strconv.FormatInt(int64(unit), 10)) - 1 // 9 for a second
	return strconv.FormatInt(whole, 10) + "." + fmt.Sprintf("%0*d", width, part)[:digits]
}
