package canvas

import "strings"

// Lines returns the canvas as text, a string a row, without trailing blanks.
func (c *Canvas) Lines() []string {
	lines := make([]string, c.h)
	for y := range lines {
		var b strings.Builder
		for x := range c.w {
			if r := c.At(x, y).Rune; r != 0 {
				b.WriteRune(r)
			}
		}
		lines[y] = strings.TrimRight(b.String(), " ")
	}
	return lines
}

// Plane returns the canvas as one letter for each cell, chosen by letter; tests
// lay it beside the text to see what means what.
func (c *Canvas) Plane(letter func(Style) rune) []string {
	lines := make([]string, c.h)
	for y := range lines {
		var b strings.Builder
		for x := range c.w {
			b.WriteRune(letter(c.At(x, y).Style))
		}
		lines[y] = strings.TrimRight(b.String(), " ")
	}
	return lines
}
