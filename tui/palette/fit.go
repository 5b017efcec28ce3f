package palette

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Span is a stretch of a text, in bytes.
type Span struct{ Pos, Len int }

// Fit says how well a pattern fits a text, the less the better, and where; ok is false if
// it does not. Each word of the pattern is looked for on its own, whatever the case:
//
//  1. as the begin of a word,
//  2. within a word,
//  3. as the begins of several words, one after the other: "zint" is in "zoom to the
//     interval".
func Fit(pattern, text string) (cost int, hits []Span, ok bool) {
	lower := strings.ToLower(text)
	if len(lower) != len(text) {
		lower = text // a rune whose small form is longer: hits would be elsewhere
	}
	for _, word := range strings.Fields(strings.ToLower(pattern)) {
		c, h, ok := fitWord(word, lower)
		if !ok {
			return 0, nil, false
		}
		cost += c
		hits = append(hits, h...)
	}
	return cost, hits, true
}

// What a word costs by where it is found; how far in it begins breaks ties.
const (
	inside   = 1 << 10
	initials = 1 << 11
	farthest = 1<<10 - 1
)

func fitWord(word, text string) (cost int, hits []Span, ok bool) {
	within := -1
	for from := 0; ; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			break
		}
		at := from + i
		if begins(text, at) {
			return min(at, farthest), []Span{{at, len(word)}}, true
		}
		if within < 0 {
			within = at
		}
		from = at + 1
	}
	if within >= 0 {
		return inside + min(within, farthest), []Span{{within, len(word)}}, true
	}
	if hits := byInitials(word, text, 0); hits != nil {
		return initials + len(hits)*16 + min(hits[0].Pos, farthest), hits, true
	}
	return 0, nil, false
}

// begins reports whether a word begins at a place.
func begins(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	return at == 0 || !unicode.IsLetter(before) && !unicode.IsDigit(before)
}

// byInitials finds a word as the begins of words from a place on, as many letters of each
// as go; nil if it is not there. No more than maxInitials of them are tried.
func byInitials(word, text string, from int) []Span {
	var hits []Span
	for range maxInitials {
		for from < len(text) && !(begins(text, from) && text[from] == word[0]) {
			from++
		}
		if from >= len(text) {
			return nil
		}
		n := 1
		for n < len(word) && from+n < len(text) && text[from+n] == word[n] {
			n++
		}
		hits = append(hits, Span{from, n})
		if word = word[n:]; word == "" {
			return hits
		}
		from += n
	}
	return nil
}

const maxInitials = 8
