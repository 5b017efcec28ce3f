package diffprint

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"chanlens/model/analysis/compare"
	"chanlens/model/format"
)

// twin is a number before and after.
type twin struct {
	before, after string // "" where there is none
	change        compare.Change
}

// arrows stand between two numbers: an arrow if they differ, and a sign for about the
// same if that may be chance.
var arrows = map[compare.Change]string{compare.Less: "→", compare.Same: "≈", compare.More: "→"}

// lineUp writes twins under one another, so that what is between the numbers stands in
// one column.
func lineUp(twins []twin) []string {
	left := 1 // room for what stands for no number
	for _, t := range twins {
		left = max(left, utf8.RuneCountInString(t.before))
	}
	lines := make([]string, len(twins))
	for i, t := range twins {
		pad := strings.Repeat(" ", left-utf8.RuneCountInString(t.before))
		switch {
		case t.before == "" && t.after == "":
		case t.before == "":
			lines[i] = pad[1:] + "- → " + t.after
		case t.after == "":
			lines[i] = pad + t.before + " → -"
		case t.before == t.after:
			lines[i] = pad + t.before + " = " + t.after
		default:
			lines[i] = pad + t.before + " " + arrows[t.change] + " " + t.after
		}
	}
	return lines
}

// ratio tells by how much a number changed: "×3.7" or "÷3.7"; nothing if it is unknown.
func ratio(before, after float64) string {
	switch {
	case before <= 0 || after <= 0:
		return ""
	case after >= before:
		return "×" + factor(after/before)
	}
	return "÷" + factor(before/after)
}

func factor(x float64) string {
	switch {
	case x < 9.95:
		return strconv.FormatFloat(x, 'f', 1, 64)
	case x < 9999.5:
		return strconv.FormatFloat(x, 'f', 0, 64)
	}
	return format.Count(uint64(x))
}

// rate writes a number per second with two significant digits at least.
func rate(x float64) string {
	switch {
	case x == 0:
		return "0"
	case x < 0.095:
		return strconv.FormatFloat(x, 'f', 3, 64)
	case x < 0.95:
		return strconv.FormatFloat(x, 'f', 2, 64)
	case x < 9.95:
		return strconv.FormatFloat(x, 'f', 1, 64)
	}
	return format.Count(uint64(x + 0.5))
}

// lengths makes a twin of two lengths of time, of which there are so many.
func lengths(before, after time.Duration, nBefore, nAfter int, change compare.Change) twin {
	t := twin{change: change}
	if nBefore > 0 {
		t.before = format.Duration(before)
	}
	if nAfter > 0 {
		t.after = format.Duration(after)
	}
	return t
}

// counts makes a twin of two counts, unless there is nothing to count.
func counts(before, after int, change compare.Change) twin {
	if before == 0 && after == 0 {
		return twin{}
	}
	return twin{format.Count(uint64(before)), format.Count(uint64(after)), change}
}
