package compare

import "slices"

// pair is a place of one trace and the same one of the other. One of them may be nil:
// it appeared, or went.
type pair struct{ before, after *item }

// pairUp finds which items are the same.
func pairUp(before, after []item) []pair {
	slices.SortFunc(before, inOrder)
	slices.SortFunc(after, inOrder)
	var pairs []pair
	for len(before) > 0 || len(after) > 0 {
		var b, a []item
		switch {
		case len(after) == 0 || len(before) > 0 && before[0].key < after[0].key:
			b, before = cutKey(before)
		case len(before) == 0 || after[0].key < before[0].key:
			a, after = cutKey(after)
		default:
			b, before = cutKey(before)
			a, after = cutKey(after)
		}
		pairs = append(pairs, align(b, a)...)
	}
	return pairs
}

// cutKey cuts off the items that share the first one's key.
func cutKey(items []item) (same, rest []item) {
	n := 1
	for n < len(items) && items[n].key == items[0].key {
		n++
	}
	return items[:n], items[n:]
}

// align pairs places of one function, in the order of their lines. If one trace has
// more of them, those are left over that let the others keep their distances best: an
// edit moves all lines below it, and seldom tears a function apart.
//
//	before  10  20      30
//	after   15  25  28  35     +5 fits three of them, and 28 is new
func align(before, after []item) []pair {
	var pairs []pair
	shift := 0
	if len(before) != len(after) {
		shift = bestShift(before, after)
	}
	for len(before) > 0 || len(after) > 0 {
		switch {
		case len(before) == 0:
			pairs = append(pairs, pair{after: &after[0]})
			after = after[1:]
		case len(after) == 0:
			pairs = append(pairs, pair{before: &before[0]})
			before = before[1:]
		case len(before) > len(after) && before[0].at.Line+shift < after[0].at.Line:
			pairs = append(pairs, pair{before: &before[0]})
			before = before[1:]
		case len(after) > len(before) && before[0].at.Line+shift > after[0].at.Line:
			pairs = append(pairs, pair{after: &after[0]})
			after = after[1:]
		default:
			pairs = append(pairs, pair{&before[0], &after[0]})
			before, after = before[1:], after[1:]
		}
	}
	return pairs
}

// bestShift returns by how many lines most places moved: the smallest shift, if there
// are several.
func bestShift(before, after []item) int {
	fits := make(map[int]int)
	for _, b := range before {
		for _, a := range after {
			fits[a.at.Line-b.at.Line]++
		}
	}
	best := 0
	for shift, n := range fits {
		if n > fits[best] || n == fits[best] && (abs(shift) < abs(best) || abs(shift) == abs(best) && shift < best) {
			best = shift
		}
	}
	return best
}

func abs(x int) int { return max(x, -x) }
