package page

import (
	"bufio"
	"io"
	"strings"
	"unicode/utf8"

	"chanlens/model/format"
)

// Page writes lines of text with styles.
type Page struct {
	out   *bufio.Writer
	width int
	color bool
}

// DefaultWidth is the width of a line where nobody says it.
const DefaultWidth = 100

// New returns a page on w. width is that of a line in cells; 0 stands for
// [DefaultWidth].
func New(w io.Writer, width int, color bool) *Page {
	if width <= 0 {
		width = DefaultWidth
	}
	return &Page{out: bufio.NewWriter(w), width: width, color: color}
}

// A Style is how a text looks, as parameters of the terminal's escape sequence
// (ECMA-48).
type Style string

// The styles.
const (
	Plain Style = ""
	Bold  Style = "1"
	Faint Style = "2"
	Alarm Style = "1;31" // bold red
	Warn  Style = "33"   // yellow
	Good  Style = "32"   // green
)

// Part is a piece of a line in a style of its own.
type Part struct {
	Style Style
	Text  string
}

// Width returns the width of a line in cells.
func (p *Page) Width() int { return p.width }

// Flush writes what is not written yet. It returns the first error of all writing.
func (p *Page) Flush() error { return p.out.Flush() }

// Line writes one line, or an empty one.
func (p *Page) Line(style Style, text string) { p.Parts(Part{style, text}) }

// Parts writes one line of several parts.
func (p *Page) Parts(parts ...Part) {
	for _, part := range parts {
		text := part.Text
		if p.color && part.Style != Plain && text != "" {
			text = "\x1b[" + string(part.Style) + "m" + text + "\x1b[0m"
		}
		p.out.WriteString(text)
	}
	p.out.WriteByte('\n')
}

// Cut writes one line, cut off where the page ends.
func (p *Page) Cut(style Style, text string) { p.Line(style, format.Cut(text, p.width)) }

// Wrap writes a text in as many lines as it needs, broken between words.
func (p *Page) Wrap(style Style, text string) {
	for i, line := range split(text, p.width, p.width-2) {
		if i > 0 {
			line = "  " + line
		}
		p.Line(style, line)
	}
}

// Labelled writes a text behind a label, with all of its lines under one another:
//
//	label  the text begins here and
//	       goes on below
func (p *Page) Labelled(label Part, style Style, text string) {
	indent := utf8.RuneCountInString(label.Text)
	for i, line := range split(text, p.width-indent, p.width-indent) {
		if i > 0 {
			label.Text = strings.Repeat(" ", indent)
		}
		p.Parts(label, Part{style, line})
	}
}

// leastWrap is the narrowest that text is broken to.
const leastWrap = 20

// split breaks a text between words into lines, the first of a width and the others
// of another.
func split(text string, first, others int) []string {
	var lines []string
	line, width := "", max(first, leastWrap)
	for word := range strings.FieldsSeq(text) {
		switch {
		case line == "":
			line = word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) <= width:
			line += " " + word
		default:
			lines = append(lines, line)
			line, width = word, max(others, leastWrap)
		}
	}
	return append(lines, line)
}
