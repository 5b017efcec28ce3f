package clip

import (
	"encoding/csv"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Limit is how many bytes a terminal takes at least with OSC 52: xterm and others stop at
// 100,000 of base64 with what stands around them, which is 74,994 of text.
const Limit = 74_994

// Fit returns as much of a text as a terminal takes, whole runes, and whether that is all.
func Fit(text string) (fits string, all bool) {
	if len(text) <= Limit {
		return text, true
	}
	n := Limit
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:n], false
}

// Row writes values as a line of CSV, without its end.
func Row(values ...any) string {
	cells := make([]string, len(values))
	for i, value := range values {
		cells[i] = fmt.Sprint(value)
	}
	var b strings.Builder
	w := csv.NewWriter(&b)
	_ = w.Write(cells) // to a Builder nothing fails
	w.Flush()
	return strings.TrimSuffix(b.String(), "\n")
}

// Command writes words as a command line of a shell.
func Command(words ...string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = Word(w)
	}
	return strings.Join(quoted, " ")
}

// Word quotes a word where a shell asks for it.
func Word(s string) string {
	plain := func(r rune) bool {
		return strings.ContainsRune("/._+-=:@,", r) ||
			'0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	if s != "" && strings.IndexFunc(s, func(r rune) bool { return !plain(r) }) < 0 {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
