package format

import (
	"fmt"
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

// Time writes a moment on the time axis with as many digits as are needed to
// tell it from one that is a resolution away: with a resolution of 100µs,
// "1.2034s", "800.1ms" and "1m02.0000s". The start of the trace is "0s".
func Time(t model.Time, resolution time.Duration) string {
	if t == model.NoTime {
		return "-"
	}
	if t == 0 {
		return "0s"
	}
	sign, ns := "", int64(t)
	if ns < 0 {
		sign, ns = "-", -ns
	}
	resolution = max(resolution, 1)
	minutes := ns / int64(time.Minute)
	if minutes > 0 {
		rest := fixed(ns%int64(time.Minute), time.Second, resolution)
		if whole, _, _ := strings.Cut(rest, "."); len(whole) < 2 {
			rest = "0" + rest
		}
		return fmt.Sprintf("%s%dm%ss", sign, minutes, rest)
	}
	switch {
	case ns >= int64(time.Second):
		return sign + fixed(ns, time.Second, resolution) + "s"
	case ns >= int64(time.Millisecond):
		return sign + fixed(ns, time.Millisecond, resolution) + "ms"
	case ns >= int64(time.Microsecond):
		return sign + fixed(ns, time.Microsecond, resolution) + "µs"
	}
	return sign + fixed(ns, time.Nanosecond, resolution) + "ns"
}

// fixed writes ns in the unit with the digits that the resolution needs. It cuts
// off rather than rounds, so that a moment is never shown before its time has
// come, and 59.99s never becomes 60s.
func fixed(ns int64, unit, resolution time.Duration) string {
	digits := 0
	for step := unit; step > resolution && step > 1; step /= 10 {
		digits++
	}
	whole, part := ns/int64(unit), ns%int64(unit)
	if digits == 0 {
		return strconv.FormatInt(whole, 10)
	}
	width := len(strconv.FormatInt(int64(unit), 10)) - 1 // 9 for a second
	return strconv.FormatInt(whole, 10) + "." + fmt.Sprintf("%0*d", width, part)[:digits]
}
