package filter

import (
	"strings"
	"unicode/utf8"

	"chanlens/model/near"
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

// meant returns a hint with the name that was probably meant, or else another one.
func meant(text string, names []string, otherwise string) string {
	if name, ok := near.Name(text, names); ok {
		return `did you mean "` + name + `"?`
	}
	return otherwise
}
