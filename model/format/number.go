package format

import "strconv"

// Count writes a number of things: every digit up to "99,999", then three
// significant ones: "123 k", "1.23 M", "4.56 G".
func Count(n uint64) string {
	if n > 99_999 {
		return scaled(float64(n)/1e3, " k", " M", " G", " T")
	}
	if n < 1000 {
		return strconv.FormatUint(n, 10)
	}
	s := strconv.FormatUint(n, 10)
	return s[:len(s)-3] + "," + s[len(s)-3:]
}

// Plural writes a number of things by name: "1 goroutine", "1,234 goroutines".
func Plural(n int, thing string) string {
	s := Count(uint64(max(n, 0))) + " " + thing
	if n != 1 {
		s += "s"
	}
	return s
}

// Bytes writes a size in decimal units: "850 B", "12.3 kB", "34.1 MB".
func Bytes(n int64) string {
	if n < 0 {
		return "-" + Bytes(-max(n, -1<<62))
	}
	if n < 1000 {
		return strconv.FormatInt(n, 10) + " B"
	}
	return scaled(float64(n)/1e3, " kB", " MB", " GB", " TB")
}

// scaled writes x with three significant digits and the first of the units,
// each a thousand times the one before, in which that stays below 1000.
func scaled(x float64, units ...string) string {
	last := len(units) - 1
	for _, unit := range units[:last] {
		if x < 999.5 {
			return threeDigits(x) + unit
		}
		x /= 1000
	}
	return threeDigits(x) + units[last]
}

// threeDigits writes x with three significant digits, and all of those before
// the point.
func threeDigits(x float64) string {
	switch {
	case x < 9.995:
		return strconv.FormatFloat(x, 'f', 2, 64)
	case x < 99.95:
		return strconv.FormatFloat(x, 'f', 1, 64)
	}
	return strconv.FormatFloat(x, 'f', 0, 64)
}

// Percent writes part as a share of whole: "12.3%". It does not round something
// to nothing or almost all to all: "<0.1%" and ">99.9%". Of nothing, every
// share is "-".
func Percent(part, whole float64) string {
	if whole == 0 {
		return "-"
	}
	p := 100 * part / whole
	switch {
	case p == 0:
		return "0%"
	case p == 100:
		return "100%"
	case p > 0 && p < 0.1:
		return "<0.1%"
	case p > 99.9 && p < 100:
		return ">99.9%"
	}
	return strconv.FormatFloat(p, 'f', 1, 64) + "%"
}

// Sure writes how sure something is, from 0 to 1, in whole per cent: "80%".
func Sure(confidence float64) string {
	return strconv.FormatFloat(100*confidence, 'f', 0, 64) + "%"
}
