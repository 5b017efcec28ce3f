package filter

import (
	"strings"
	"unicode/utf8"
)

// Error says what is wrong with a filter, and where.
type Error struct {
	Span
	Msg    string
	Hint   string // what to do; or ""
	NotYet bool   // it may be right later: what it asks for is not examined yet
}

// Error implements error: what is wrong, and what to do.
func (e *Error) Error() string {
	if e.Hint == "" {
		return e.Msg
	}
	return e.Msg + ": " + e.Hint
}

// Caret draws a line that marks the place of the error, to stand below the text.
//
//	state=snd and wait>10ms
//	      ^^^
func (e *Error) Caret(text string) string {
	pos := min(max(e.Pos, 0), len(text))
	end := min(max(e.end(), pos), len(text))
	return strings.Repeat(" ", utf8.RuneCountInString(text[:pos])) + strings.Repeat("^", max(1, utf8.RuneCountInString(text[pos:end])))
}

// Show writes the text, the mark below it, and what is wrong, for a plain terminal.
func (e *Error) Show(text string) string {
	line := strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || r == '\r' {
			return ' '
		}
		return r
	}, text)
	return line + "\n" + e.Caret(text) + "\n" + e.Error() + "\n"
}

// suggest returns the name that was probably meant, and false if none is near.
func suggest(text string, names []string) (string, bool) {
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

// meant returns a hint with the name that was probably meant, or else another one.
func meant(text string, names []string, otherwise string) string {
	if name, ok := suggest(text, names); ok {
		return `did you mean "` + name + `"?`
	}
	return otherwise
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
