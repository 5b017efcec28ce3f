package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chanlens/model"
	"chanlens/model/format"
)

// Cell is a text, or a text and a place of which the text gives way first.
type Cell struct {
	text  string
	place string
	fn    bool // text is a function's name, which has its own way to become short
}

// Words makes a cell of a text.
func Words(s string) Cell { return Cell{text: Clean(s)} }

// Site makes a cell of a frame: "main.worker main.go:23". No frame makes an empty one.
func Site(f model.Frame) Cell {
	return Cell{text: Clean(f.Func), place: Clean(format.Place(f)), fn: true}
}

// Named makes a cell of a name and a place: "results main.go:23".
func Named(name string, f model.Frame) Cell {
	return Cell{text: Clean(name), place: Clean(format.Place(f))}
}

// leastText is how many cells of a function's name still say something.
const leastText = 8

// Text writes all of the cell.
func (c Cell) Text() string { return c.fit(c.natural()) }

// Empty reports whether there is nothing in the cell.
func (c Cell) Empty() bool { return c.text == "" && c.place == "" }

// fit writes the cell in at most width runes.
func (c Cell) fit(width int) string {
	if c.place == "" {
		return c.short(width)
	}
	rest := width - utf8.RuneCountInString(c.place) - 1
	if c.text == "" {
		return format.Cut(c.place, width)
	}
	if text := c.short(max(rest, 1)); rest >= leastText || rest > 0 && !strings.HasSuffix(text, "…") {
		return text + " " + c.place
	}
	return format.Cut(c.place, width)
}

// short writes the cell's text in at most width runes.
func (c Cell) short(width int) string {
	if c.fn {
		return format.Func(c.text, max(width, 1))
	}
	return format.Cut(format.Sides(c.text, width), width)
}

// natural returns the width that shows all of the cell.
func (c Cell) natural() int {
	n := utf8.RuneCountInString(c.text)
	if c.fn {
		n = utf8.RuneCountInString(format.Func(c.text, 0))
	}
	if c.place != "" && n > 0 {
		n++
	}
	return n + utf8.RuneCountInString(c.place)
}

// Clean replaces what must not reach a terminal.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return '\uFFFD'
	}, s)
}
