package code

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// The fewest and the most lines that are worth showing around a frame.
const (
	LeastLines = 3
	MostLines  = 11
)

// tabWidth is how many columns a tab takes: panes are narrow.
const tabWidth = 4

// maxLine is how many bytes of a line are looked at.
const maxLine = 4096

// Span is a piece of text in one style.
type Span struct {
	Text  string
	Style canvas.Style
}

// Line is one line as it is shown, with its number before it.
type Line struct {
	Number int // from 1
	Spans  []Span
}

// Around returns the lines around one, from 1: n of them if the file has as many, each of
// exactly a width. What all of them are indented by is left out. The line itself is marked
// and has a ground of its own; it is shown from a later column on where its arrow, or if it
// has none its first word, would be cut off. There are none if the file does not have the
// line.
func (f *File) Around(line, n, width int) []Line {
	if line < 1 || line > f.Lines() || n < 1 || width < 1 {
		return nil
	}
	n = min(n, f.Lines())
	first := min(max(line-n/2, 1), f.Lines()-n+1)
	list := make([][]cell, n)
	indent := -1
	for i := range list {
		list[i] = f.cells(first + i)
		if k := leading(list[i]); k >= 0 && (indent < 0 || k < indent) {
			indent = k
		}
	}
	digits := len(strconv.Itoa(first + n - 1))
	lines := make([]Line, n)
	for i, cells := range list {
		number := first + i
		var skip int
		cells = cells[min(max(indent, 0), len(cells)):]
		room := width - digits - 3 // "▸ ", digits, " "
		if number == line {
			skip = shift(cells, room)
		}
		lines[i] = Line{number, spans(number, digits, cut(cells, skip, room), width, number == line)}
	}
	return lines
}

// cell is one rune of a line, and what it looks like.
type cell struct {
	r     rune
	role  canvas.Role
	width int8
	arrow bool
}

// cells returns a line rune by rune, tabs as blanks.
func (f *File) cells(line int) []cell {
	from, to := f.starts[line-1], f.starts[line]
	to = min(to, from+maxLine)
	words := f.within(from, to)
	var cells []cell
	column := 0
	for at := from; at < to; {
		r, size := utf8.DecodeRune(f.text[at:to])
		if r == '\n' {
			break
		}
		for len(words) > 0 && words[0].to <= at {
			words = words[1:]
		}
		c := cell{r: canvas.Printable(r), role: theme.Code}
		if len(words) > 0 && words[0].from <= at {
			c.role, c.arrow = words[0].role, words[0].arrow
		}
		n := 1
		if r == '\t' {
			n = tabWidth - column%tabWidth
			c.r = ' '
		}
		c.width = int8(canvas.RuneWidth(c.r))
		for range n {
			cells = append(cells, c)
			column += int(c.width)
		}
		at += int32(size)
	}
	return cells
}

// leading returns how many blanks a line begins with, -1 if there is nothing else.
func leading(cells []cell) int {
	for i, c := range cells {
		if c.r != ' ' {
			return i
		}
	}
	return -1
}

// shift returns how many cells of a line to leave out at its left, so that what matters in
// it is within a width.
func shift(cells []cell, width int) int {
	point := max(leading(cells), 0)
	for i, c := range cells {
		if c.arrow {
			point = i
			break
		}
	}
	taken := 0
	for i := range min(point+width/3, len(cells)) {
		taken += int(cells[i].width)
	}
	skip := 0
	for ; skip < point && taken > width-1; skip++ {
		taken -= int(cells[skip].width)
	}
	return skip
}

// cut cuts a line to a width, after some of its cells; an ellipsis stands for what is cut.
func cut(cells []cell, skip, width int) []cell {
	ellipsis := cell{r: '…', role: theme.CodeGutter, width: 1}
	if skip > 0 {
		cells = append([]cell{ellipsis}, cells[min(skip+1, len(cells)):]...)
	}
	taken, end := 0, 0 // end: of the cells that fit before an ellipsis
	for i, c := range cells {
		taken += int(c.width)
		if taken <= width-1 {
			end = i + 1
		}
		if taken > width {
			if width < 1 {
				return nil
			}
			return append(cells[:end:end], ellipsis)
		}
	}
	return cells
}

// spans writes a line: mark, number, cells, and blanks up to the width.
func spans(number, digits int, cells []cell, width int, marked bool) []Span {
	style := func(role canvas.Role) canvas.Style {
		if marked {
			return canvas.As(role).On(theme.CodeLine)
		}
		return canvas.As(role)
	}
	mark, gutter := "  ", canvas.As(theme.CodeGutter)
	if marked {
		mark, gutter = "▸ ", canvas.As(theme.CodeLine)
	}
	head := mark + canvas.PadLeft(strconv.Itoa(number), digits) + " "
	list := []Span{{canvas.Cut(head, width), gutter}}
	taken := canvas.Width(list[0].Text)
	for _, c := range cells {
		taken += int(c.width)
	}
	list = append(list, words(cells, style)...)
	if taken < width {
		list = append(list, Span{strings.Repeat(" ", width-taken), style(theme.Code)})
	}
	return list
}

// Plain returns all lines as they are, each cut to a width.
func (f *File) Plain(width int) [][]Span {
	lines := make([][]Span, f.Lines())
	for i := range lines {
		lines[i] = words(cut(f.cells(i+1), 0, width), func(role canvas.Role) canvas.Style { return canvas.As(role) })
	}
	return lines
}

// words joins cells of one look.
func words(cells []cell, style func(canvas.Role) canvas.Style) (list []Span) {
	var b strings.Builder
	for i, c := range cells {
		b.WriteRune(c.r)
		if i+1 == len(cells) || cells[i+1].role != c.role {
			list = append(list, Span{b.String(), style(c.role)})
			b.Reset()
		}
	}
	return list
}
