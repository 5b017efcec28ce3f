package filter

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"chanlens/model"
)

// check holds a value against the kind of its field.
func check(f *Field, v Value) *Error {
	hint := "as in " + f.Example
	wrong := func(what string) *Error {
		return &Error{Span: v.Span, Msg: Quote(v.Text) + " is not " + what, Hint: hint}
	}
	switch f.Kind {
	case Number:
		if _, ok := goID(v.Text); !ok {
			return wrong("a goroutine's number")
		}
	case Duration, Moment:
		if _, ok := timeOf(v.Text); ok {
			return nil
		}
		if _, err := strconv.ParseFloat(v.Text, 64); err == nil {
			hint = "add a unit: " + v.Text + "ms"
		}
		return wrong("a " + f.Kind.String())
	case Count:
		if _, ok := countOf(v.Text); !ok {
			return wrong("a count")
		}
	case Flag:
		if _, ok := yesOrNo(v.Text); !ok {
			hint = `write "` + f.Name + `" or "not ` + f.Name + `"`
			return wrong("yes or no")
		}
	case Word:
		if _, ok := named(f.words, v.Text); !ok {
			e := wrong("a value of " + f.Name)
			e.Hint = meant(strings.ReplaceAll(v.Text, " ", "-"), f.Words(), "the values are "+strings.Join(f.Words(), ", "))
			return e
		}
	}
	return checkPattern(v)
}

// checkPattern reports a regular expression that is none.
func checkPattern(v Value) *Error {
	if !v.Regexp {
		return nil
	}
	if _, err := regexp.Compile(v.Text); err != nil {
		return &Error{Span: v.Span, Msg: err.Error(), Hint: "put text that is no regular expression in quotes"}
	}
	return nil
}

// goID reads a goroutine's number.
func goID(text string) (model.GoID, bool) {
	n, err := strconv.ParseUint(text, 10, 63)
	return model.GoID(n), err == nil
}

// timeOf reads a duration or moment.
func timeOf(text string) (model.Time, bool) {
	d, err := time.ParseDuration(text)
	return model.Time(d), err == nil
}

// countOf reads a count: "300", "10k", "1.5M".
func countOf(text string) (int64, bool) {
	scale := 1.0
	number := text
	if n := len(text); n > 0 {
		switch text[n-1] {
		case 'k', 'K':
			scale, number = 1e3, text[:n-1]
		case 'm', 'M':
			scale, number = 1e6, text[:n-1]
		case 'g', 'G':
			scale, number = 1e9, text[:n-1]
		}
	}
	x, err := strconv.ParseFloat(number, 64)
	if x *= scale; err != nil || !(x >= 0 && x < 1e18) || x != math.Trunc(x) {
		return 0, false
	}
	return int64(x), true
}

// yesOrNo reads the value of a flag.
func yesOrNo(text string) (yes, ok bool) {
	switch strings.ToLower(text) {
	case "yes", "true":
		return true, true
	case "no", "false":
		return false, true
	}
	return false, false
}
