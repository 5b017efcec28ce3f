package near

import "strings"

// Name returns the name that was probably meant, and false if none is near.
func Name(text string, names []string) (string, bool) {
	text = strings.ToLower(text)
	best, least := "", max(1, min(3, len(text)/3))+1
	for _, name := range names {
		lower := strings.ToLower(name)
		d := distance(text, lower)
		if len(text) >= 2 && strings.HasPrefix(lower, text) {
			d = min(d, 1)
		}
		if d < least {
			best, least = name, d
		}
	}
	return best, best != ""
}

// distance counts the bytes to insert, delete, replace or swap to make a of b. Long
// texts are far from everything.
func distance(a, b string) int {
	const long = 64
	if len(a) > long || len(b) > long {
		return long
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range len(a) {
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
